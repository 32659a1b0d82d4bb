package org.firefly.simulator;

import org.firefly.architecture.ProgramLayer;

/** Runs one layer of a batch block. */
final class LayerExecutor {
  private final PreparedLayer prepared;
  private final DeviceMemory memory;
  private final int samples;

  LayerExecutor(PreparedLayer prepared, DeviceMemory memory, int samples) {
    this.prepared = prepared;
    this.memory = memory;
    this.samples = samples;
  }

  LayerActivity run() throws InterruptedException {
    ProgramLayer layer = prepared.layer();
    long sites = (long) samples * layer.input().timeSteps();
    long spikes = InputSpikes.count(layer.input(), memory, samples);
    long effective = 0;
    boolean overflow = false;
    for (Strip strip : prepared.strips()) {
      StripExecutor executor = new StripExecutor(strip, memory, samples);
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
