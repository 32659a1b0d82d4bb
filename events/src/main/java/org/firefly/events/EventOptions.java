package org.firefly.events;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a user asks for when a recording is opened.
 *
 * @param format name of the format, empty if the file's content decides
 * @param sensor size of the sensor, for files that do not say it or say it wrongly
 * @param stream number of the stream to read, of files that hold several; empty for the first of
 *     events
 * @param rules one answer for each enum of rules; what is missing takes the enum's first constant
 */
public record EventOptions(
    Optional<String> format,
    Optional<SensorSize> sensor,
    Optional<Integer> stream,
    Map<Class<?>, Rule> rules) {
  private static final EventOptions DEFAULTS =
      new EventOptions(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

  public EventOptions {
    rules = Map.copyOf(rules);
  }

  /** Content decides the format, the file the sensor, and every rule is FireFly's own. */
  public static EventOptions defaults() {
    return DEFAULTS;
  }

  /** The same options with the format named. */
  public EventOptions withFormat(String name) {
    return new EventOptions(Optional.of(name), sensor, stream, rules);
  }

  /** The same options with the size of the sensor. */
  public EventOptions withSensor(SensorSize size) {
    return new EventOptions(format, Optional.of(size), stream, rules);
  }

  /** The same options with the stream chosen. */
  public EventOptions withStream(int number) {
    return new EventOptions(format, sensor, Optional.of(number), rules);
  }

  /** The same options with one rule replaced. */
  public EventOptions with(Rule rule) {
    Map<Class<?>, Rule> changed = new HashMap<>(rules);
    changed.put(rule.getClass(), rule);
    return new EventOptions(format, sensor, stream, changed);
  }

  /** The answer to a question: the one asked for, or the first constant. */
  public <R extends Enum<R> & Rule> R rule(Class<R> question) {
    Rule asked = rules.get(question);
    return asked == null ? question.getEnumConstants()[0] : question.cast(asked);
  }
}
