package org.firefly.benchmarks;

import org.firefly.timing.event.ScnnSeven;

/** What both sides compute: SCNN-7, T = 4, with spikes as seen on CIFAR-10. */
final class Workload {
  static final String NETWORK = "32x32-16c3-64c3-p2-128c3-128c3-p2-256c3-256c3-p2-512c3-10";
  static final int TIME_STEPS = ScnnSeven.TIME_STEPS;
  static final int SIDE = 32;
  static final int COLOURS = 3;

  /** Samples that travel together. */
  static final int BATCH = 8;

  /** Images of one call. */
  static final int IMAGES = 64;

  static final long SEED = 7;

  private Workload() {}
}
