package org.firefly.benchmarks;

import java.util.List;
import org.firefly.timing.event.SpikeStatistics;

/** What both sides compute: SCNN-7, T = 4, with spikes as seen on CIFAR-10. */
final class Workload {
  static final String NETWORK = "32x32-16c3-64c3-p2-128c3-128c3-p2-256c3-256c3-p2-512c3-10";
  static final int TIME_STEPS = 4;
  static final int SIDE = 32;
  static final int COLOURS = 3;

  /** Samples that travel together. */
  static final int BATCH = 8;

  /** Images of one call. */
  static final int IMAGES = 64;

  /**
   * What enters each of the seven accelerated layers: densities and repeats of the network that the
   * authors published.
   */
  static final List<SpikeStatistics> SPIKES =
      List.of(
          new SpikeStatistics(0.388, 2.67),
          new SpikeStatistics(0.260, 2.18),
          new SpikeStatistics(0.140, 1.79),
          new SpikeStatistics(0.120, 1.81),
          new SpikeStatistics(0.091, 1.60),
          new SpikeStatistics(0.057, 1.57),
          new SpikeStatistics(0.04, 1.5));

  static final long SEED = 7;

  private Workload() {}
}
