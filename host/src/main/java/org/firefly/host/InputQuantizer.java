package org.firefly.host;

import org.firefly.architecture.program.HostEncoding;

/**
 * Turns currents into integers of at most 16 bits: {@code clamp(rint(x / inputScale))}, ties to
 * even.
 */
final class InputQuantizer {
  private final double scale;

  InputQuantizer(double scale) {
    this.scale = scale;
  }

  /** Quantises a sample and returns the largest magnitude. */
  int quantize(double[] currents, int[] target) {
    int largest = 0;
    for (int i = 0; i < currents.length; i++) {
      double steps = Math.rint(currents[i] / scale);
      double clamped = Math.max(HostEncoding.MIN_INPUT, Math.min(HostEncoding.MAX_INPUT, steps));
      target[i] = (int) clamped;
      largest = Math.max(largest, Math.abs(target[i]));
    }
    return largest;
  }
}
