package org.firefly.architecture.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.Setting;

/**
 * Keys and values of a board's file. Whatever is missing or wrong is noted and replaced by a
 * placeholder, so that everything can be told at once.
 */
final class BoardKeys {
  private final Properties properties;
  private final Set<String> unread;
  private final Set<String> unusable = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  BoardKeys(Properties properties) {
    this.properties = properties;
    this.unread = new TreeSet<>(properties.stringPropertyNames());
  }

  /** What is wrong with the keys read so far, and the keys that nobody has read. */
  List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    unread.forEach(key -> all.add(key + " is not a key of a board file"));
    return all;
  }

  boolean has(String key) {
    return properties.containsKey(key);
  }

  /** Whether nothing was wrong with a key that was read. */
  boolean isUsable(String key) {
    return !unusable.contains(key);
  }

  private void complain(String key, String problem) {
    unusable.add(key);
    problems.add(problem);
  }

  /** What the maker makes; if it cannot, its problems are noted like those of the keys. */
  <V> Optional<V> check(Supplier<V> maker) {
    try {
      return Optional.of(maker.get());
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /** Value of a setting of the accelerator, or its default. */
  int setting(Setting setting) {
    String key = setting.key();
    int value =
        setting.isRequired()
            ? required(key, setting.usual(), setting::parse)
            : optional(key, setting.usual(), setting::parse);
    Optional<String> problem = setting.problem(value);
    problem.ifPresent(text -> complain(key, text));
    return problem.isPresent() ? setting.usual() : value;
  }

  <V> V required(String key, V placeholder, Function<String, V> parser) {
    unread.remove(key);
    String text = properties.getProperty(key);
    if (text == null || text.isBlank()) {
      complain(key, key + " is missing");
      return placeholder;
    }
    try {
      return parser.apply(text.strip());
    } catch (IllegalArgumentException e) {
      complain(key, key + " cannot be \"" + text + "\"");
      return placeholder;
    }
  }

  <V> V optional(String key, V usual, Function<String, V> parser) {
    return has(key) ? required(key, usual, parser) : usual;
  }

  String text(String key) {
    return required(key, "", Function.identity());
  }

  int positive(String key) {
    return number(key, 1);
  }

  int optionalPositive(String key, int usual) {
    return has(key) ? positive(key) : usual;
  }

  /** A number; the placeholder is so large that no device is too small for it. */
  int number(String key, int least) {
    int value = required(key, Integer.MAX_VALUE, Integer::parseInt);
    if (value < least) {
      complain(key, key + " must be at least " + least + ", not " + value);
      return Integer.MAX_VALUE;
    }
    return value;
  }

  double rate(String key) {
    double value = required(key, 1.0, Double::parseDouble);
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      complain(key, key + " must be a positive number, not " + value);
      return 1;
    }
    return value;
  }

  /** Bytes or an address, decimal or hexadecimal with 0x. */
  long optionalBytes(String key, long usual) {
    return optional(key, usual, Long::decode);
  }

  /** A constant of an enumeration, in any case, with hyphens for underscores. */
  <E extends Enum<E>> E optionalConstant(String key, E usual) {
    return optional(key, usual, text -> constant(usual.getDeclaringClass(), text));
  }

  static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
