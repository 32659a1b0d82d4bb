package org.firefly.hdl.tree;

import java.util.List;
import java.util.Optional;

/** A declaration, a connection, a condition or a check in the body of a module. */
public sealed interface Statement {
  /** The Java line that made the statement. */
  SourceLocation where();

  /** A wire or register: what attributes can be put on. */
  sealed interface Declaration extends Statement {
    /** Name within the module. */
    String name();

    /** Verilog attributes and whether optimisation must leave the signal alone. */
    Marks marks();
  }

  /**
   * What a declaration asks of the tools behind.
   *
   * @param attributes Verilog attributes
   * @param dontTouch whether the signal must survive optimisation by firtool
   */
  record Marks(List<Attribute> attributes, boolean dontTouch) {
    /** Nothing asked. */
    public static final Marks NONE = new Marks(List.of(), false);

    public Marks {
      attributes = List.copyOf(attributes);
    }
  }

  /** A wire. */
  record Wire(String name, GroundType type, Marks marks, SourceLocation where)
      implements Declaration {}

  /**
   * A register on the rising edge of {@code clock}, with a synchronous reset value if {@code
   * resetValue} is there.
   */
  record Register(
      String name,
      GroundType type,
      Optional<Expression> resetValue,
      Marks marks,
      SourceLocation where)
      implements Declaration {}

  /** A named value. */
  record Node(String name, Expression value, SourceLocation where) implements Statement {}

  /** An instance of the definition named {@code definition}. */
  record Instance(String name, String definition, SourceLocation where) implements Statement {}

  /** Drives {@code sink} with {@code source}; the last connection that applies wins. */
  record Connect(Expression sink, Expression source, SourceLocation where) implements Statement {}

  /** Statements under a condition; {@code otherwise} may be empty. */
  record When(
      Expression condition, List<Statement> then, List<Statement> otherwise, SourceLocation where)
      implements Statement {
    public When {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** A property checked at each rising clock edge at which {@code enable} holds. */
  record Check(
      CheckKind kind, String name, Expression property, Expression enable, SourceLocation where)
      implements Statement {}

  /** What a verification tool does with a property. */
  enum CheckKind {
    ASSERT,
    ASSUME,
    COVER
  }
}
