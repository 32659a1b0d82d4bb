package org.firefly.architecture;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Which values a setting may have. Values are integers; those of an enumeration are its ordinals.
 *
 * @param text the values in words, as in {@code 1 to 4}
 * @param allows whether a value is one of them
 * @param parser reads a value, and throws an {@link IllegalArgumentException} if it cannot
 * @param printer writes a value as the parser reads it
 */
record SettingRule(
    String text, IntPredicate allows, ToIntFunction<String> parser, IntFunction<String> printer) {

  private static SettingRule numbers(String text, IntPredicate allows) {
    return new SettingRule(text, allows, Integer::parseInt, Integer::toString);
  }

  /** One of a few numbers. */
  static SettingRule oneOf(int... numbers) {
    String last = " or " + numbers[numbers.length - 1];
    String text =
        Arrays.stream(numbers, 0, numbers.length - 1)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", ", "", last));
    return numbers(text, value -> Arrays.stream(numbers).anyMatch(number -> number == value));
  }

  /** A number from {@code least} to {@code most}. */
  static SettingRule between(int least, int most) {
    return numbers(least + " to " + most, value -> value >= least && value <= most);
  }

  /** A power of two from {@code least} to {@code most}. */
  static SettingRule powerOfTwo(int least, int most) {
    return numbers(
        "a power of two from " + least + " to " + most,
        value -> value >= least && value <= most && Integer.bitCount(value) == 1);
  }

  /** Yes or no: 1 or 0. */
  static SettingRule flag() {
    return new SettingRule(
        "false or true",
        value -> value == 0 || value == 1,
        SettingRule::parseFlag,
        value -> Boolean.toString(value == 1));
  }

  private static int parseFlag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "false" -> 0;
      case "true" -> 1;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** A constant of an enumeration, in any case. */
  static <E extends Enum<E>> SettingRule constant(Class<E> type) {
    E[] constants = type.getEnumConstants();
    String text =
        Arrays.stream(constants)
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or "));
    return new SettingRule(
        text,
        value -> value >= 0 && value < constants.length,
        name -> Enum.valueOf(type, name.toUpperCase(Locale.ROOT)).ordinal(),
        value -> constants[value].name());
  }
}
