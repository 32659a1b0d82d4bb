package org.firefly.hdl;

import java.util.ArrayList;
import java.util.List;
import org.firefly.hdl.tree.HardwareException;

/** The single signals that a value is made of, each with its path of member names. */
final class Leaves {
  /**
   * One signal of a value.
   *
   * @param path member names and indices joined by underscores, empty if the value is the signal
   */
  record Leaf(String path, Signal signal) {}

  private Leaves() {}

  static List<Leaf> of(Data value) {
    List<Leaf> leaves = new ArrayList<>();
    collect("", value, leaves);
    return leaves;
  }

  private static void collect(String path, Data value, List<Leaf> leaves) {
    if (value instanceof Signal signal) {
      leaves.add(new Leaf(path, signal));
    } else if (value instanceof Vec<?> vec) {
      for (int i = 0; i < vec.size(); i++) {
        collect(join(path, Integer.toString(i)), vec.get(i), leaves);
      }
    } else {
      for (Fields.Field field : Fields.of(value)) {
        member(join(path, field.name()), field.value(), leaves);
      }
    }
  }

  private static void member(String path, Object value, List<Leaf> leaves) {
    if (value instanceof Data data) {
      collect(path, data, leaves);
    }
  }

  static String join(String prefix, String name) {
    return prefix.isEmpty() || name.isEmpty() ? prefix + name : prefix + "_" + name;
  }

  static void connect(Data sink, Data source) {
    List<Leaf> sinks = of(sink);
    List<Leaf> sources = of(source);
    if (!sinks.stream()
        .map(Leaf::path)
        .toList()
        .equals(sources.stream().map(Leaf::path).toList())) {
      throw new HardwareException(
          Caller.location(), "the two sides of the connection have different members");
    }
    for (int i = 0; i < sinks.size(); i++) {
      connect(sinks.get(i).signal(), sources.get(i).signal());
    }
  }

  private static void connect(Signal sink, Signal source) {
    if (sink.isFlipped()) {
      source.drive(sink);
    } else {
      sink.drive(source);
    }
  }
}
