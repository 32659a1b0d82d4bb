package org.firefly.events.generate;

import java.util.Locale;

/**
 * A grey picture.
 *
 * @param pixels unsigned, row by row
 * @param width columns
 * @param height rows
 */
public record Picture(byte[] pixels, int width, int height) {
  private static final double WHITE = 255;

  public Picture {
    if (pixels.length != width * height) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d bytes are no picture of %d x %d", pixels.length, width, height));
    }
  }

  /** Brightness from 0 to 1 between the pixels' middles, bilinear; 0 outside. */
  double brightness(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double bottom = y - top;
    double upper = pixel(left, top) * (1 - right) + pixel(left + 1, top) * right;
    double lower = pixel(left, top + 1) * (1 - right) + pixel(left + 1, top + 1) * right;
    return (upper * (1 - bottom) + lower * bottom) / WHITE;
  }

  private int pixel(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : pixels[y * width + x] & 0xff;
  }
}
