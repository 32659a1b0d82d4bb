package org.firefly.hdl;

import java.math.BigInteger;
import java.util.List;
import org.firefly.hdl.tree.GroundType;
import org.firefly.hdl.tree.Primitive;
import org.firefly.hdl.tree.SourceLocation;

/** What a signal stands for. */
sealed interface Binding {
  /** A constant; the signal has its type. */
  record Constant(BigInteger value) implements Binding {}

  /** Something that gets a name within its owner: everything but constants. */
  abstract sealed class Named implements Binding {
    final Component owner;
    final GroundType type;
    final SourceLocation where;
    final MutableMarks marks = new MutableMarks();
    String name;

    Named(Component owner, GroundType type, SourceLocation where) {
      this.owner = owner;
      this.type = type;
      this.where = where;
    }

    /** For messages, such as {@code register 'count'}. */
    abstract String describe();
  }

  /** What was declared. */
  enum Kind {
    INPUT,
    OUTPUT,
    WIRE,
    REGISTER
  }

  /** A port, wire or register. */
  final class Declared extends Named {
    final Kind kind;

    /** Path within the declared value, empty for a single signal; completes a default name. */
    final String path;

    /** Value at reset, or null. */
    Signal resetValue;

    Declared(Component owner, Kind kind, GroundType type, String path, SourceLocation where) {
      super(owner, type, where);
      this.kind = kind;
      this.path = path;
    }

    boolean isPort() {
      return kind == Kind.INPUT || kind == Kind.OUTPUT;
    }

    @Override
    String describe() {
      String field = name != null ? name : FieldWalk.nameOf(this, owner);
      String label = field != null ? field : defaultName();
      return kind.name().toLowerCase(java.util.Locale.ROOT) + " '" + label + "'";
    }

    String defaultName() {
      String base = kind.name().toLowerCase(java.util.Locale.ROOT);
      return path.isEmpty() ? base : base + "_" + path;
    }
  }

  /** The result of an operation; printed in place if it has no name and is used once. */
  final class Computed extends Named {
    final Primitive primitive;
    final List<Signal> arguments;
    final List<Integer> parameters;

    /** Longest chain of operations below this one that may be printed in place. */
    final int depth;

    int uses;

    Computed(
        Component owner,
        GroundType type,
        Primitive primitive,
        List<Signal> arguments,
        List<Integer> parameters) {
      super(owner, type, Caller.location());
      this.primitive = primitive;
      this.arguments = List.copyOf(arguments);
      this.parameters = List.copyOf(parameters);
      this.depth = 1 + arguments.stream().mapToInt(Computed::depthOf).max().orElse(0);
    }

    private static int depthOf(Signal argument) {
      return argument.binding() instanceof Computed computed && !computed.isNode()
          ? computed.depth
          : 0;
    }

    /** Whether the value is printed as a node of its own rather than in place. */
    boolean isNode() {
      return owner != null && isWorthANode();
    }

    private boolean isWorthANode() {
      return name != null || uses > 1 || depth > MAX_DEPTH || !marks.isEmpty();
    }

    private static final int MAX_DEPTH = 12;

    @Override
    String describe() {
      return "the result of an operation";
    }
  }
}
