package org.firefly.report.chart;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Objects of ECharts' options; keys keep their order, so that the same report gives the same file.
 */
final class Options {
  private Options() {}

  /**
   * An object.
   *
   * @param pairs key, value, key, value and so on
   */
  static Map<String, Object> of(Object... pairs) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put((String) pairs[i], pairs[i + 1]);
    }
    return Collections.unmodifiableMap(object);
  }

  /** An object with a further key. */
  static Map<String, Object> with(Map<String, Object> object, String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(object);
    more.put(key, value);
    return Collections.unmodifiableMap(more);
  }
}
