package org.firefly.benchmarks;

/** What both sides compute: SCNN-7, T = 4, with the input densities seen on CIFAR-10. */
final class Workload {
  static final String NETWORK = "32x32-16c3-64c3-p2-128c3-128c3-p2-256c3-256c3-p2-512c3-10";
  static final int TIME_STEPS = 4;
  static final int SIDE = 32;
  static final int COLOURS = 3;

  /** Samples that travel together. */
  static final int BATCH = 8;

  /** Images of one call. */
  static final int IMAGES = 64;

  /** Mean firing rate of what enters each of the seven accelerated layers. */
  static final double[] DENSITIES = {0.39, 0.26, 0.14, 0.12, 0.09, 0.06, 0.04};

  static final long SEED = 7;

  private Workload() {}
}
