package org.firefly.events.frames;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them. */
final class TimeText {
  private static final Pattern TIME = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,15})?)(us|ms|s)?");

  private TimeText() {}

  /**
   * Microseconds of a text such as {@code 10ms}.
   *
   * @param bare microseconds of one unit of a number without unit
   * @return empty if the text is no duration
   */
  static OptionalDouble microseconds(String text, double bare) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(time.group(1));
    return OptionalDouble.of(value * unit(time.group(2), bare));
  }

  /**
   * A number without unit, at least 0.
   *
   * @return empty if the text is none
   */
  static OptionalDouble plain(String text) {
    Matcher number = TIME.matcher(text);
    return number.matches() && number.group(2) == null
        ? OptionalDouble.of(Double.parseDouble(number.group(1)))
        : OptionalDouble.empty();
  }

  private static double unit(String name, double bare) {
    if (name == null) {
      return bare;
    }
    return switch (name) {
      case "us" -> 1;
      case "ms" -> 1e3;
      default -> 1e6;
    };
  }
}
