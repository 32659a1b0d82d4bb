package org.firefly.events;

import java.util.Locale;

/**
 * One way to read something that tools read differently. A rule is a constant of an enum whose
 * constants are the known ways; the first is what FireFly does when nothing else is asked for.
 */
public interface Rule {
  /** Name of the question in options, such as {@code out-of-sensor}. */
  String question();

  /** Name of the answer as an enum constant. */
  String name();

  /** Name of the answer in options, such as {@code drop}. */
  default String answer() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
