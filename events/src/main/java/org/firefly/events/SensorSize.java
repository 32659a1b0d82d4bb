package org.firefly.events;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Columns and rows of an event camera.
 *
 * @param width 1 to 65536
 * @param height 1 to 65536
 */
public record SensorSize(int width, int height) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

  public SensorSize {
    if (!possible(width) || !possible(height)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a sensor of %d x %d pixels is impossible", width, height));
    }
  }

  /**
   * The size that a text such as {@code 346x260} says, columns first.
   *
   * @throws EventException if it says none
   */
  public static SensorSize parse(String text) {
    Matcher size = TEXT.matcher(text);
    if (!size.matches()
        || !possible(Long.parseLong(size.group(1)))
        || !possible(Long.parseLong(size.group(2)))) {
      throw new EventException(
          "'%s' is not the size of a sensor; write its columns and rows, such as 346x260."
              .formatted(text));
    }
    return new SensorSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
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
