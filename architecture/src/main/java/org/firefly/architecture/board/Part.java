package org.firefly.architecture.board;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An orderable part, such as {@code xczu3eg-sbva484-1-i}.
 *
 * @param name as Vivado knows it
 * @param device die, such as {@code xczu3eg}
 * @param packageName such as {@code sbva484}
 * @param speedGrade such as {@code -1} or {@code -2LV}
 */
public record Part(String name, String device, String packageName, String speedGrade) {
  private static final Pattern NAME =
      Pattern.compile("(x[acq]\\w+)-([a-z]+\\d+)(-\\d[A-Z]*)-[a-z]+");

  /**
   * Takes the name of a part to pieces.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Part parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a part: " + name);
    }
    return new Part(name, matcher.group(1), matcher.group(2), matcher.group(3));
  }
}
