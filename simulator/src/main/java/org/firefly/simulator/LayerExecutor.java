package org.firefly.simulator;

import org.firefly.architecture.ProgramLayer;
import org.firefly.simulator.PreparedLayer.PreparedStrip;
import org.firefly.simulator.kernel.Accumulator;
import org.firefly.simulator.kernel.Kernel;

/** Runs one layer of a batch block. */
final class LayerExecutor {
  private final PreparedLayer prepared;
  private final Kernel kernel;
  private final Accumulator accumulator;
  private final DeviceMemory memory;
  private final int samples;

  LayerExecutor(
      PreparedLayer prepared,
      Kernel kernel,
      Accumulator accumulator,
      DeviceMemory memory,
      int samples) {
    this.prepared = prepared;
    this.kernel = kernel;
    this.accumulator = accumulator;
    this.memory = memory;
    this.samples = samples;
  }

  LayerActivity run() throws InterruptedException {
    ProgramLayer layer = prepared.layer();
    long sites = (long) samples * layer.input().timeSteps();
    long spikes = InputSpikes.count(layer.input(), memory, samples);
    long effective = 0;
    boolean overflow = false;
    for (PreparedStrip strip : prepared.strips()) {
      StripExecutor executor = new StripExecutor(strip, kernel, accumulator, memory, samples);
      executor.run();
      effective += executor.effectiveOperations();
      overflow |= executor.overflow();
    }
    return new LayerActivity(
        sites * layer.input().map().size(),
        spikes,
        sites * layer.denseOperations(),
        effective,
        overflow);
  }
}
