package org.firefly.simulator;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.program.LayerInput;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.simulator.kernel.Kernels;
import org.firefly.simulator.memory.DeviceMemory;
import org.firefly.simulator.memory.SimulationException;
import org.firefly.simulator.prepare.PreparedLayer;
import org.firefly.simulator.prepare.PreparedLayer.PreparedStrip;
import org.firefly.simulator.run.StripExecutor;
import org.firefly.simulator.run.Workspace;

/**
 * Executes compiled programs bit for bit as the accelerator does: every spike, every membrane that
 * a readout layer leaves, and the membrane overflow flag.
 */
public final class Simulator {
  private Simulator() {}

  /**
   * Decodes a program.
   *
   * @throws SimulationException when its image contradicts itself
   */
  public static PreparedProgram prepare(Program program) {
    return new PreparedProgram(program, Kernels.fastest());
  }

  /**
   * Runs one batch block. The encoded input spikes must lie in memory; afterwards the outputs do.
   * The thread can be interrupted; what is in memory is then of no use.
   *
   * @param prepared the program
   * @param memory memory made by {@link DeviceMemory#of} for the same program
   * @param samples samples in the block, 1 to the program's batch
   * @param observer looks at the memory after each layer
   * @throws SimulationException when the number of samples is out of range
   * @throws InterruptedException when the thread was interrupted
   */
  public static BlockResult run(
      PreparedProgram prepared, DeviceMemory memory, int samples, RunObserver observer)
      throws InterruptedException {
    Program program = prepared.program();
    if (samples < 1 || samples > program.batch()) {
      throw new SimulationException(
          "Program "
              + program.name()
              + " was compiled for 1 to "
              + program.batch()
              + " samples in a block, not "
              + samples
              + ".");
    }
    Workspace workspace = prepared.borrowWorkspace();
    List<LayerActivity> activities = new ArrayList<>();
    for (int layer = 0; layer < prepared.layers().size(); layer++) {
      activities.add(
          run(prepared.layers().get(layer), workspace, memory, samples, program.timeSteps()));
      observer.layerDone(layer, memory);
    }
    prepared.giveBack(workspace);
    return new BlockResult(samples, activities);
  }

  private static LayerActivity run(
      PreparedLayer prepared, Workspace workspace, DeviceMemory memory, int samples, int timeSteps)
      throws InterruptedException {
    ProgramLayer layer = prepared.layer();
    long planes = (long) samples * timeSteps;
    long inputs = 0;
    long spikes = 0;
    for (LayerInput input : layer.inputs()) {
      inputs += planes * input.spikes().map().size();
      spikes += memory.countSpikes(input.seen(), samples);
    }
    long effective = 0;
    boolean overflow = false;
    for (PreparedStrip strip : prepared.strips()) {
      StripExecutor.Activity activity = StripExecutor.run(strip, workspace, memory, samples);
      effective += activity.operations();
      overflow |= activity.overflow();
    }
    long left = layer.output().map(output -> memory.countSpikes(output, samples)).orElse(0L);
    return new LayerActivity(
        inputs, spikes, planes * layer.denseOperations(), effective, left, overflow);
  }
}
