package org.firefly.hdl.tree;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** A module, described here or elsewhere. */
public sealed interface Definition {
  /** Name, unique in the circuit. */
  String name();

  /** Ports in order of declaration. */
  List<Port> ports();

  /** The same definition under another name. */
  Definition named(String newName);

  /** A module of the circuit with its statements, declarations first. */
  record ModuleDefinition(
      String name,
      List<Port> ports,
      List<Statement> body,
      List<Attribute> attributes,
      SourceLocation where)
      implements Definition {
    public ModuleDefinition {
      ports = List.copyOf(ports);
      body = List.copyOf(body);
      attributes = List.copyOf(attributes);
    }

    @Override
    public ModuleDefinition named(String newName) {
      return new ModuleDefinition(newName, ports, body, attributes, where);
    }
  }

  /**
   * A module written in Verilog, with one set of parameters.
   *
   * @param name name of this set of parameters in the circuit
   * @param verilogName name of the Verilog module
   * @param parameters values in order of declaration
   * @param ports ports in order of declaration
   */
  record ExternalDefinition(
      String name, String verilogName, Map<String, Parameter> parameters, List<Port> ports)
      implements Definition {
    public ExternalDefinition {
      ports = List.copyOf(ports);
    }

    @Override
    public ExternalDefinition named(String newName) {
      return new ExternalDefinition(newName, verilogName, parameters, ports);
    }
  }

  /** Value of a Verilog parameter. */
  sealed interface Parameter {
    /** An integer. */
    record Whole(BigInteger value) implements Parameter {}

    /** A string. */
    record Text(String value) implements Parameter {}

    /** Verilog source, for sized literals such as {@code 48'h3FFF}. */
    record Literal(String verilog) implements Parameter {}
  }
}
