package org.firefly.explore.table;

import java.util.Optional;
import java.util.function.Function;

/**
 * A column of the table.
 *
 * @param name in the files
 * @param type of its values
 * @param value of a row; empty where it is not known
 */
public record Column(String name, Type type, Function<Row, Optional<?>> value) {
  /** What a column holds. */
  public enum Type {
    /** A text. */
    TEXT,
    /** A whole number of at most 64 bits. */
    INTEGER,
    /** A double. */
    REAL,
    /** Yes or no. */
    FLAG
  }

  static Column text(String name, Function<Row, Optional<?>> value) {
    return new Column(name, Type.TEXT, value);
  }

  static Column integer(String name, Function<Row, Optional<?>> value) {
    return new Column(name, Type.INTEGER, value);
  }

  static Column real(String name, Function<Row, Optional<?>> value) {
    return new Column(name, Type.REAL, value);
  }

  static Column flag(String name, Function<Row, Optional<?>> value) {
    return new Column(name, Type.FLAG, value);
  }
}
