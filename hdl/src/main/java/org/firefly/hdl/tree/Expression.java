package org.firefly.hdl.tree;

import java.math.BigInteger;
import java.util.List;

/** A value within a module. */
public sealed interface Expression {
  /** A port, wire, register or node of the same module. */
  record Reference(String name) implements Expression {}

  /** A port of an instance in the same module. */
  record InstancePort(String instance, String port) implements Expression {}

  /** An integer constant. */
  record Constant(GroundType type, BigInteger value) implements Expression {}

  /** An operation on {@code arguments} with integer {@code parameters}, such as bit positions. */
  record Operation(Primitive primitive, List<Expression> arguments, List<Integer> parameters)
      implements Expression {
    public Operation {
      arguments = List.copyOf(arguments);
      parameters = List.copyOf(parameters);
    }
  }
}
