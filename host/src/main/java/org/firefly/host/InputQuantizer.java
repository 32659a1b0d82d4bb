package org.firefly.host;

import java.util.Locale;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.host.file.HostException;

/** Turns currents into integers of at most 16 bits: {@code rint(x / inputScale)}, ties to even. */
final class InputQuantizer {
  private final double scale;

  InputQuantizer(double scale) {
    this.scale = scale;
  }

  /**
   * Quantises a sample and returns the largest magnitude.
   *
   * @throws HostException if a current is more steps than 16 bits hold
   */
  int quantize(double[] currents, int[] target) {
    int largest = 0;
    for (int i = 0; i < currents.length; i++) {
      double steps = Math.rint(currents[i] / scale);
      if (steps < HostEncoding.MIN_INPUT || steps > HostEncoding.MAX_INPUT) {
        throw tooLarge(currents[i]);
      }
      target[i] = (int) steps;
      largest = Math.max(largest, Math.abs(target[i]));
    }
    return largest;
  }

  private HostException tooLarge(double current) {
    return new HostException(
        String.format(
            Locale.ROOT,
            "The input holds %s, but inputs of this program lie between %s and %s; say with --input-scale what an integer of the input is worth, or compile for inputs of this size.",
            current,
            scale * HostEncoding.MIN_INPUT,
            scale * HostEncoding.MAX_INPUT));
  }
}
