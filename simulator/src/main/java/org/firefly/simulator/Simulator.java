package org.firefly.simulator;

import java.util.List;
import org.firefly.architecture.program.Program;
import org.firefly.simulator.kernel.Kernels;
import org.firefly.simulator.memory.DeviceMemory;
import org.firefly.simulator.memory.SimulationException;
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
    LayerActivity[] activities = new LayerActivity[prepared.layers().size()];
    for (List<Integer> round : program.schedule().rounds()) {
      List<RunningLayer> running =
          round.stream()
              .map(i -> new RunningLayer(prepared.layers().get(i), workspace, memory, samples))
              .toList();
      int turns = running.stream().mapToInt(RunningLayer::turns).max().orElse(0);
      for (int turn = 0; turn < turns; turn++) {
        for (RunningLayer layer : running) {
          layer.run(turn);
        }
      }
      for (int i = 0; i < round.size(); i++) {
        activities[round.get(i)] = running.get(i).activity(program.timeSteps());
        observer.layerDone(round.get(i), memory);
      }
    }
    prepared.giveBack(workspace);
    return new BlockResult(samples, List.of(activities));
  }
}
