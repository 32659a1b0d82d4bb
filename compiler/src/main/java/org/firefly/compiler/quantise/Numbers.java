package org.firefly.compiler.quantise;

import org.firefly.architecture.AcceleratorConfig;

/**
 * The integers that a place computes with.
 *
 * @param membraneBits width of a membrane
 * @param largestThreshold most integer steps of a threshold or bias that need not stay as it is;
 *     leaves the membrane room for the sums
 * @param inputScale real value of one integer step of the input; 1 for spikes
 * @param largestInput largest magnitude of an integer input; 1 for spikes
 * @param signedInput whether inputs may be negative; spikes never are
 */
public record Numbers(
    int membraneBits,
    long largestThreshold,
    double inputScale,
    long largestInput,
    boolean signedInput) {
  /** A threshold takes at most a quarter of the positive range; the rest is for the sums. */
  private static final int THRESHOLD_HEADROOM = 4;

  /** Spikes in, membranes as wide as the accelerator has them. */
  static Numbers ofAccelerator(AcceleratorConfig target) {
    long largest = target.membraneMax() / THRESHOLD_HEADROOM;
    return new Numbers(target.membraneBits(), largest, 1, 1, false);
  }
}
