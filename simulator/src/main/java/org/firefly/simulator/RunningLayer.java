package org.firefly.simulator;

import org.firefly.architecture.program.LayerInput;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.simulator.memory.DeviceMemory;
import org.firefly.simulator.prepare.PreparedLayer;
import org.firefly.simulator.run.StripExecutor;
import org.firefly.simulator.run.Workspace;

/** A layer in one batch block, strip by strip, and what went on in it. */
final class RunningLayer {
  private final PreparedLayer prepared;
  private final Workspace workspace;
  private final DeviceMemory memory;
  private final int samples;
  private long operations;
  private boolean overflow;

  RunningLayer(PreparedLayer prepared, Workspace workspace, DeviceMemory memory, int samples) {
    this.prepared = prepared;
    this.workspace = workspace;
    this.memory = memory;
    this.samples = samples;
  }

  /** Strips, or time steps that run one by one. */
  int turns() {
    return prepared.strips().size();
  }

  /** Runs one of them, if there is one of that number. */
  void run(int turn) throws InterruptedException {
    if (turn < turns()) {
      StripExecutor.Activity activity =
          StripExecutor.run(prepared.strips().get(turn), workspace, memory, samples);
      operations += activity.operations();
      overflow |= activity.overflow();
    }
  }

  /** What went on, when all have run. */
  LayerActivity activity(int timeSteps) {
    ProgramLayer layer = prepared.layer();
    long planes = (long) samples * timeSteps;
    long inputs = 0;
    long spikes = 0;
    long firing = 0;
    for (LayerInput input : layer.inputs()) {
      inputs += (long) samples * input.spikes().timeSteps() * input.spikes().map().size();
      spikes += memory.countSpikes(input.seen(), samples);
      firing += memory.countNeuronsThatFire(input.seen(), samples);
    }
    long left = layer.output().map(output -> memory.countSpikes(output, samples)).orElse(0L);
    return new LayerActivity(
        inputs, spikes, firing, planes * layer.denseOperations(), operations, left, overflow);
  }
}
