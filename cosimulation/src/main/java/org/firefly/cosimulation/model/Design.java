package org.firefly.cosimulation.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firefly.hdl.Bits;
import org.firefly.hdl.Data;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.tree.Port;

/**
 * What a model is built from: SystemVerilog with at most one clock.
 *
 * @param top name of the top module
 * @param ports its ports, the clock and the reset, if any, among them
 * @param sources all the files that it needs
 * @param circuit what the sources were made from, if it is one of the construction kit: it knows
 *     the ports by the fields of the module object
 */
public record Design(
    String top, List<PortSpec> ports, List<Source> sources, Optional<Elaboration> circuit) {
  /** Name of the clock input; a design without one is combinational. */
  public static final String CLOCK = "clock";

  /** Name of the synchronous reset input, active high; a design need not have it. */
  public static final String RESET = "reset";

  /**
   * A SystemVerilog file.
   *
   * @param name file name without a folder
   * @param text its content
   */
  public record Source(String name, String text) {}

  /**
   * Checks the names of the ports.
   *
   * @throws CosimulationException if the model's C++ class cannot have a port of that name
   */
  public Design {
    ports = List.copyOf(ports);
    ports.forEach(port -> CppNames.check(top, port.name()));
    sources = List.copyOf(sources);
  }

  /** A design written in SystemVerilog, whose ports are known by name only. */
  public Design(String top, List<PortSpec> ports, List<Source> sources) {
    this(top, ports, sources, Optional.empty());
  }

  /** A design in one text; clock and reset are added to the ports. */
  public static Design of(String top, String systemVerilog, PortSpec... ports) {
    List<PortSpec> all =
        Stream.concat(
                Stream.of(PortSpec.input(CLOCK, 1), PortSpec.input(RESET, 1)), Arrays.stream(ports))
            .toList();
    return new Design(top, all, List.of(new Source(top + ".sv", systemVerilog)));
  }

  /**
   * A circuit of the hardware construction kit, with the sources of its external modules.
   *
   * @throws org.firefly.hdl.tree.HardwareException when firtool finds a mistake in it
   */
  public static Design of(Elaboration elaboration) {
    List<Source> sources =
        elaboration.toSystemVerilog().allFiles().entrySet().stream()
            .map(file -> new Source(file.getKey(), file.getValue()))
            .toList();
    List<PortSpec> ports = elaboration.ports().stream().map(Design::spec).toList();
    return new Design(elaboration.topName(), ports, sources, Optional.of(elaboration));
  }

  /** The same design with other texts. */
  public Design withSources(List<Source> others) {
    return new Design(top, ports, others, circuit);
  }

  /**
   * The name of a port of the module object that was elaborated, or of a member of one.
   *
   * @throws org.firefly.hdl.tree.HardwareException if {@code port} is none
   * @throws CosimulationException if the design was not made from a circuit
   */
  public String nameOf(Bits port) {
    return knownCircuit().nameOf(port);
  }

  /** The names of the single ports that {@code port} is made of, in order; see {@link #nameOf}. */
  public List<String> namesOf(Data port) {
    return knownCircuit().namesOf(port);
  }

  private Elaboration knownCircuit() {
    return circuit.orElseThrow(
        () ->
            new CosimulationException(
                top
                    + " was written in SystemVerilog and knows its ports by name only; use the"
                    + " name, or make the design from an Elaboration."));
  }

  private static PortSpec spec(Port port) {
    return port.direction() == Port.Direction.INPUT
        ? PortSpec.input(port.name(), port.type().width())
        : PortSpec.output(port.name(), port.type().width());
  }

  /** Position of the named port, or -1. */
  public int indexOf(String port) {
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i).name().equals(port)) {
        return i;
      }
    }
    return -1;
  }
}
