package org.firefly.hdl.tree;

/**
 * A port of a module.
 *
 * @param name name in the generated SystemVerilog
 * @param direction seen from inside the module
 * @param type kind and width in bits
 * @param where the Java line that declared it
 */
public record Port(String name, Direction direction, GroundType type, SourceLocation where) {
  /** Direction of a port, seen from inside its module. */
  public enum Direction {
    INPUT,
    OUTPUT
  }
}
