package org.firefly.explore.study;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people write a bound, and the number that the table holds. */
enum Unit {
  /** In the table: microseconds. */
  TIME("a time such as 1ms or 250us", factors("ns", "1e-3", "us", "1", "ms", "1e3", "s", "1e6")),
  /** In the table: 0 to 1. */
  SHARE("a share such as 70% or 0.7", factors("", "1", "%", "1e-2")),
  /** In the table: per second. */
  RATE("a number of images per second such as 1000", factors("", "1", "/s", "1")),
  /** In the table: nanojoules. */
  ENERGY(
      "an energy such as 800nJ or 2uJ", factors("pJ", "1e-3", "nJ", "1", "uJ", "1e3", "mJ", "1e6"));

  private static final Pattern FORM =
      Pattern.compile("(\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d{1,3})?)\\s*([a-zA-Z/%]*)");

  private final String example;
  private final Map<String, BigDecimal> factors;

  Unit(String example, Map<String, BigDecimal> factors) {
    this.example = example;
    this.factors = factors;
  }

  private static Map<String, BigDecimal> factors(String... pairs) {
    Map<String, BigDecimal> factors = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      factors.put(pairs[i], new BigDecimal(pairs[i + 1]));
    }
    return factors;
  }

  /** What a bound looks like, for messages. */
  String example() {
    return example;
  }

  /** The number of a text; empty if it is no bound of this unit. */
  OptionalDouble parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches() || !factors.containsKey(matcher.group(2))) {
      return OptionalDouble.empty();
    }
    // In decimal digits, since 0.01 x 70 is not 0.7 in doubles.
    double value =
        new BigDecimal(matcher.group(1)).multiply(factors.get(matcher.group(2))).doubleValue();
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
