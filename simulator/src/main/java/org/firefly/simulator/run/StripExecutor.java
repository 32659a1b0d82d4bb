package org.firefly.simulator.run;

import java.util.ArrayList;
import java.util.List;
import org.firefly.simulator.memory.DeviceMemory;
import org.firefly.simulator.prepare.PreparedLayer.PreparedStrip;

/** Runs one strip of a layer on a batch block. */
public final class StripExecutor {
  /**
   * What a strip did besides the spikes or membranes that it left in memory.
   *
   * @param operations pairs of an input spike and a synapse that it met
   * @param overflow whether a membrane left its range
   */
  public record Activity(long operations, boolean overflow) {}

  private StripExecutor() {}

  /**
   * Runs a strip.
   *
   * @throws InterruptedException when the thread was interrupted
   */
  public static Activity run(
      PreparedStrip prepared, Workspace workspace, DeviceMemory memory, int samples)
      throws InterruptedException {
    OutputWriter output = new OutputWriter(prepared.strip(), memory);
    output.clear(samples);
    List<PassSums> passes = new ArrayList<>();
    WaitingSums waiting = new WaitingSums(prepared.strip().descriptor(), samples);
    long operations = 0;
    for (PreparedStrip piece : prepared.waiting()) {
      SpikeReader reader = new SpikeReader(piece.strip(), memory);
      passes.add(new PassSums(piece.strip(), reader));
      operations +=
          new StripWalk(piece, workspace, reader, samples)
              .run((block, rows) -> waiting.of(piece.strip(), block));
    }
    SpikeReader reader = new SpikeReader(prepared.strip(), memory);
    passes.add(new PassSums(prepared.strip(), reader));
    ExactGroup exact = new ExactGroup(prepared.strip(), passes);
    operations +=
        new StripWalk(prepared, workspace, reader, samples)
            .run(
                (block, rows) ->
                    new BlockNeurons(
                        prepared,
                        block,
                        new RowStepper(prepared.strip(), block, workspace.kernel(), exact, waiting),
                        output,
                        workspace.states(),
                        rows));
    return new Activity(operations, exact.overflow());
  }
}
