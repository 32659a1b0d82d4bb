package org.firefly.cosimulation.model;

/**
 * A port of the top module.
 *
 * @param name name in SystemVerilog
 * @param direction seen from inside the module
 * @param width bits, at least 1
 */
public record PortSpec(String name, Direction direction, int width) {
  /** Direction of a port, seen from inside its module. */
  public enum Direction {
    INPUT,
    OUTPUT
  }

  public PortSpec {
    if (width < 1) {
      throw new CosimulationException(
          "Port '" + name + "' has " + width + " bits; a simulated port has at least one.");
    }
  }

  /** An input of {@code width} bits. */
  public static PortSpec input(String name, int width) {
    return new PortSpec(name, Direction.INPUT, width);
  }

  /** An output of {@code width} bits. */
  public static PortSpec output(String name, int width) {
    return new PortSpec(name, Direction.OUTPUT, width);
  }

  /** Number of 64-bit words that hold the port. */
  public int words() {
    return (width + 63) / 64;
  }

  /** Bytes in which Verilator stores the port: 1, 2, 4, 8, or a multiple of 4 above 64 bits. */
  public int storageBytes() {
    if (width <= 8) {
      return 1;
    }
    if (width <= 16) {
      return 2;
    }
    return width > 32 && width <= 64 ? 8 : (width + 31) / 32 * 4;
  }
}
