package org.firefly.events;

import java.util.Optional;

/**
 * Columns and rows of an event camera.
 *
 * @param width 1 to 65536
 * @param height 1 to 65536
 */
public record SensorSize(int width, int height) {
  public SensorSize {
    if (!possible(width) || !possible(height)) {
      throw new IllegalArgumentException(
          "a sensor of %d x %d pixels is impossible".formatted(width, height));
    }
  }

  /** Whether a header's number can be a width or a height. */
  public static boolean possible(long pixels) {
    return pixels > 0 && pixels <= EventBatch.COORDINATES;
  }

  /** A width or a height written in digits; empty if it is impossible. */
  public static Optional<Integer> pixels(String text) {
    return Optional.of(text)
        .filter(digits -> digits.matches("[0-9]{1,9}"))
        .map(Integer::valueOf)
        .filter(SensorSize::possible);
  }

  /** Whether a pixel is on the sensor. */
  public boolean contains(int x, int y) {
    return x >= 0 && x < width && y >= 0 && y < height;
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
