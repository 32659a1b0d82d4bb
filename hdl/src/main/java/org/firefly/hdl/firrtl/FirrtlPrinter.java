package org.firefly.hdl.firrtl;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firefly.hdl.tree.Circuit;
import org.firefly.hdl.tree.Definition;
import org.firefly.hdl.tree.Definition.ExternalDefinition;
import org.firefly.hdl.tree.Definition.ModuleDefinition;
import org.firefly.hdl.tree.Definition.Parameter;
import org.firefly.hdl.tree.Expression;
import org.firefly.hdl.tree.GroundType;
import org.firefly.hdl.tree.Port;
import org.firefly.hdl.tree.Primitive;
import org.firefly.hdl.tree.SourceLocation;
import org.firefly.hdl.tree.Statement;
import org.firefly.hdl.tree.Statement.Check;
import org.firefly.hdl.tree.Statement.Connect;
import org.firefly.hdl.tree.Statement.Instance;
import org.firefly.hdl.tree.Statement.Node;
import org.firefly.hdl.tree.Statement.Register;
import org.firefly.hdl.tree.Statement.When;
import org.firefly.hdl.tree.Statement.Wire;

/**
 * Prints a circuit as FIRRTL 4.0.0.
 *
 * <p>Java lines go along as FIRRTL source locators ({@code @[Counter.java 12:1]}), so that messages
 * of firtool carry them. The columns are always 1: Java does not know them.
 */
public final class FirrtlPrinter {
  private static final String INDENT = "  ";

  private final StringBuilder out = new StringBuilder();
  private final boolean withLocations;

  private FirrtlPrinter(boolean withLocations) {
    this.withLocations = withLocations;
  }

  /** The whole circuit with its annotations and source locations. */
  public static String print(Circuit circuit) {
    FirrtlPrinter printer = new FirrtlPrinter(true);
    printer.circuit(circuit);
    return printer.out.toString();
  }

  /** One definition without locations: equal hardware has equal text. */
  public static String printWithoutLocations(Definition definition) {
    FirrtlPrinter printer = new FirrtlPrinter(false);
    printer.definition(definition, "");
    return printer.out.toString();
  }

  private void circuit(Circuit circuit) {
    String top = circuit.top().name();
    out.append("FIRRTL version 4.0.0\ncircuit ").append(top).append(" :");
    out.append(Annotations.print(circuit)).append('\n');
    for (Definition definition : circuit.definitions()) {
      definition(definition, definition == circuit.top() ? "public " : "");
    }
  }

  private void definition(Definition definition, String visibility) {
    if (definition instanceof ModuleDefinition module) {
      line(1, visibility + "module " + module.name() + " :", module.where());
      ports(module.ports());
      block(module.body(), 2);
      if (module.body().isEmpty()) {
        line(2, "skip");
      }
    } else if (definition instanceof ExternalDefinition external) {
      line(1, "extmodule " + external.name() + " :");
      ports(external.ports());
      line(2, "defname = " + external.verilogName());
      external.parameters().forEach((name, value) -> parameter(name, value));
    }
  }

  private void ports(List<Port> ports) {
    for (Port port : ports) {
      String direction = port.direction().name().toLowerCase(Locale.ROOT);
      line(2, direction + " " + port.name() + " : " + type(port.type()), port.where());
    }
  }

  private void parameter(String name, Parameter value) {
    line(2, "parameter " + name + " = " + parameterValue(value));
  }

  private static String parameterValue(Parameter value) {
    if (value instanceof Parameter.Whole whole) {
      return whole.value().toString();
    }
    if (value instanceof Parameter.Text text) {
      return '"' + text.value() + '"';
    }
    return "'" + ((Parameter.Literal) value).verilog().replace("'", "\\'") + "'";
  }

  private void block(List<Statement> statements, int depth) {
    for (Statement statement : statements) {
      statement(statement, depth);
    }
  }

  private void statement(Statement statement, int depth) {
    if (statement instanceof When when) {
      when(when, depth, "");
    } else {
      line(depth, simple(statement), statement.where());
    }
  }

  private static String simple(Statement statement) {
    if (statement instanceof Connect connect) {
      return "connect " + expression(connect.sink()) + ", " + expression(connect.source());
    } else if (statement instanceof Node node) {
      return "node " + node.name() + " = " + expression(node.value());
    } else if (statement instanceof Wire wire) {
      return "wire " + wire.name() + " : " + type(wire.type());
    } else if (statement instanceof Register register) {
      return register(register);
    } else if (statement instanceof Instance instance) {
      return "inst " + instance.name() + " of " + instance.definition();
    }
    return check((Check) statement);
  }

  private static String register(Register register) {
    String nameTypeClock = register.name() + " : " + type(register.type()) + ", clock";
    return register
        .resetValue()
        .map(value -> "regreset " + nameTypeClock + ", reset, " + expression(value))
        .orElse("reg " + nameTypeClock);
  }

  private static String check(Check check) {
    // The message stays empty: Yosys rejects the $error that any other message becomes.
    String operands = expression(check.property()) + ", " + expression(check.enable());
    return check.kind().name().toLowerCase(Locale.ROOT)
        + "(clock, "
        + operands
        + ", \"\") : "
        + check.name();
  }

  private void when(When when, int depth, String prefix) {
    line(depth, prefix + "when " + expression(when.condition()) + " :", when.where());
    block(when.then(), depth + 1);
    if (when.then().isEmpty()) {
      line(depth + 1, "skip");
    }
    if (when.otherwise().size() == 1 && when.otherwise().get(0) instanceof When next) {
      when(next, depth, "else ");
    } else if (!when.otherwise().isEmpty()) {
      line(depth, "else :");
      block(when.otherwise(), depth + 1);
    }
  }

  private static String expression(Expression expression) {
    if (expression instanceof Expression.Reference reference) {
      return reference.name();
    } else if (expression instanceof Expression.InstancePort port) {
      return port.instance() + "." + port.port();
    } else if (expression instanceof Expression.Constant constant) {
      return type(constant.type()) + "(" + constant.value() + ")";
    }
    Expression.Operation operation = (Expression.Operation) expression;
    return Stream.concat(
            operation.arguments().stream().map(FirrtlPrinter::expression),
            operation.parameters().stream().map(Object::toString))
        .collect(Collectors.joining(", ", primitive(operation.primitive()) + "(", ")"));
  }

  private static final Map<Primitive, String> SPECIAL_NAMES =
      Map.of(Primitive.AS_UINT, "asUInt", Primitive.AS_SINT, "asSInt");

  private static String primitive(Primitive primitive) {
    String special = SPECIAL_NAMES.get(primitive);
    return special != null ? special : primitive.name().toLowerCase(Locale.ROOT);
  }

  private static String type(GroundType type) {
    return switch (type.kind()) {
      case UNSIGNED -> "UInt<" + type.width() + ">";
      case SIGNED -> "SInt<" + type.width() + ">";
      case CLOCK -> "Clock";
    };
  }

  private void line(int depth, String text, SourceLocation where) {
    String locator = withLocations ? " @[" + where.file() + " " + where.line() + ":1]" : "";
    line(depth, text + locator);
  }

  private void line(int depth, String text) {
    out.append(INDENT.repeat(depth)).append(text).append('\n');
  }
}
