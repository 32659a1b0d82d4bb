package org.firefly.simulator;

import org.firefly.architecture.program.ProgramLayer;
import org.firefly.simulator.PreparedLayer.PreparedStrip;

/** Runs one layer of a batch block. */
final class LayerExecutor {
  private final PreparedLayer prepared;
  private final Workspace workspace;
  private final DeviceMemory memory;
  private final int samples;

  LayerExecutor(PreparedLayer prepared, Workspace workspace, DeviceMemory memory, int samples) {
    this.prepared = prepared;
    this.workspace = workspace;
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
      StripExecutor executor = new StripExecutor(strip, workspace, memory, samples);
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
