package org.firefly.hdl;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.firefly.hdl.tree.HardwareException;

/** The names taken within one module or circuit. */
final class Names {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> lastSuffix = new HashMap<>();

  /**
   * @throws HardwareException if the name is no identifier of Java and Verilog alike
   */
  static String checked(String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new HardwareException(
          Caller.location(),
          "'" + name + "' is no name for hardware; use letters, digits and underscores");
    }
    return name;
  }

  /** Takes {@code name} if it is free. */
  boolean take(String name) {
    return taken.add(name);
  }

  /** Takes the first free one of {@code wish}, {@code wish_1}, {@code wish_2} and so on. */
  String unique(String wish) {
    String name = wish;
    while (!taken.add(name)) {
      name = wish + "_" + lastSuffix.merge(wish, 1, Integer::sum);
    }
    return name;
  }
}
