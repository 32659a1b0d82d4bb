package org.firefly.interpreter;

import org.firefly.network.Shape;
import org.firefly.network.Size2d;

/**
 * Sums of windows, over a divisor; positions outside the map count as zeros.
 *
 * @param divisor 1, or the places of a window, padding included
 * @param input (C,H,W)
 * @param output (C,H,W)
 */
record WindowSum(
    Size2d kernel, Size2d stride, Size2d padding, double divisor, Shape input, Shape output)
    implements Operation {
  @Override
  public void step(double[] in, double[] out) {
    int next = 0;
    for (int c = 0; c < output.dimension(0); c++) {
      for (int y = 0; y < output.dimension(1); y++) {
        for (int x = 0; x < output.dimension(2); x++) {
          out[next++] = window(in, c, y, x) / divisor;
        }
      }
    }
  }

  private double window(double[] in, int channel, int outputY, int outputX) {
    int top = outputY * stride.height() - padding.height();
    int left = outputX * stride.width() - padding.width();
    int bottom = Math.min(top + kernel.height(), input.dimension(1));
    int right = Math.min(left + kernel.width(), input.dimension(2));
    double sum = 0;
    for (int y = Math.max(top, 0); y < bottom; y++) {
      for (int x = Math.max(left, 0); x < right; x++) {
        sum += in[(channel * input.dimension(1) + y) * input.dimension(2) + x];
      }
    }
    return sum;
  }
}
