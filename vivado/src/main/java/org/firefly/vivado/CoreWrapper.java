package org.firefly.vivado;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.tree.Port;
import org.firefly.hdl.tree.Port.Direction;

/**
 * The Verilog module {@code firefly_ip} around the accelerator, whose ports have the names and
 * attributes that Vivado's IP packager understands. It is derived from the accelerator's own ports,
 * so that a port that is missing, turned round or unknown is found here and not in Vivado.
 */
final class CoreWrapper {
  /** Name of the wrapper; it differs from the accelerator's by more than upper case. */
  static final String NAME = "firefly_ip";

  private static final String INTERRUPT = "irq";
  private static final String DEBUG_PREFIX = "finished_";
  private static final String AXI = "xilinx.com:interface:aximm:1.0";

  private final String coreName;
  private final List<AxiInterface> interfaces;
  private final List<WrapperPort> ports = new ArrayList<>();
  private final Set<AxiInterface> begun = new HashSet<>();

  private CoreWrapper(String coreName, List<AxiInterface> interfaces) {
    this.coreName = coreName;
    this.interfaces = interfaces;
  }

  /**
   * The wrapper of an accelerator.
   *
   * @param coreName name of its top module
   * @param ports of its top module
   * @throws VivadoException if they are not those of an accelerator of this configuration
   */
  static CoreWrapper of(String coreName, List<Port> ports, AcceleratorConfig config) {
    CoreWrapper wrapper = new CoreWrapper(coreName, AxiInterface.all(config));
    wrapper.requireAll(ports);
    for (Port port : ports) {
      if (!isClockOrReset(port)) {
        wrapper.ports.add(wrapper.wrap(port));
      }
    }
    return wrapper;
  }

  /** The AXI interfaces, the registers first. */
  List<AxiInterface> interfaces() {
    return interfaces;
  }

  private static boolean isClockOrReset(Port port) {
    return port.name().equals("clock") || port.name().equals("reset");
  }

  private void requireAll(List<Port> ports) {
    Set<String> names = ports.stream().map(Port::name).collect(Collectors.toSet());
    List<String> wanted = new ArrayList<>(List.of("clock", "reset", INTERRUPT));
    for (AxiInterface axi : interfaces) {
      axi.required().forEach(signal -> wanted.add(axi.corePrefix() + signal.name()));
    }
    wanted.removeAll(names);
    if (!wanted.isEmpty()) {
      throw new VivadoException(
          "The accelerator's top module " + coreName + " lacks " + String.join(", ", wanted) + ".");
    }
  }

  private WrapperPort wrap(Port port) {
    if (port.name().equals(INTERRUPT)) {
      return new WrapperPort(
          port,
          Optional.of("interrupt"),
          "xilinx.com:signal:interrupt:1.0 interrupt INTERRUPT",
          Optional.of("XIL_INTERFACENAME interrupt, SENSITIVITY LEVEL_HIGH, PortWidth 1"));
    }
    if (port.name().startsWith(DEBUG_PREFIX) && port.direction() == Direction.OUTPUT) {
      return WrapperPort.open(port);
    }
    for (AxiInterface axi : interfaces) {
      Optional<AxiSignal> signal = axi.signalOf(port.name());
      if (signal.isPresent()) {
        return wrap(port, axi, signal.get());
      }
    }
    throw new VivadoException(
        "The accelerator's top module "
            + coreName
            + " has a port "
            + port.name()
            + " that belongs to none of its interfaces.");
  }

  private WrapperPort wrap(Port port, AxiInterface axi, AxiSignal signal) {
    if (axi.drives(signal) != (port.direction() == Direction.OUTPUT)) {
      throw new VivadoException(
          "Port " + port.name() + " of the accelerator has the wrong direction for AXI.");
    }
    return new WrapperPort(
        port,
        Optional.of(axi.name() + "_" + signal.name()),
        AXI + " " + axi.name() + " " + signal.name().toUpperCase(Locale.ROOT),
        begun.add(axi) ? Optional.of(axi.parameters()) : Optional.empty());
  }

  /** Text of the Verilog module. */
  String verilog() {
    return """
        // The accelerator %s with the ports of an IP; written by `firefly generate`.
        module %s (
        %s,
        %s
        );
          // Synchronous already; a register of its own can be placed where its load is.
          reg reset = 1'b1;
          always @(posedge aclk) reset <= ~aresetn;

        %s  %s core (
            .clock(aclk),
            .reset(reset),
        %s
          );
        endmodule
        """
        .formatted(
            coreName,
            NAME,
            clockAndReset(),
            String.join(",\n", outsidePorts().map(WrapperPort::declaration).toList()),
            openWires(),
            coreName,
            String.join(
                ",\n",
                ports.stream()
                    .map(port -> "    .%s(%s)".formatted(port.core().name(), port.net()))
                    .toList()));
  }

  private Stream<WrapperPort> outsidePorts() {
    return ports.stream().filter(port -> port.outside().isPresent());
  }

  private String openWires() {
    return ports.stream()
        .filter(port -> port.outside().isEmpty())
        .map(port -> "  wire %s%s;\n".formatted(port.range(), port.net()))
        .collect(Collectors.joining());
  }

  private String clockAndReset() {
    String busses = String.join(":", interfaces.stream().map(AxiInterface::name).toList());
    return WrapperPort.attributes(
            "xilinx.com:signal:clock:1.0 aclk CLK",
            Optional.of(
                "XIL_INTERFACENAME aclk, ASSOCIATED_BUSIF "
                    + busses
                    + ", ASSOCIATED_RESET aresetn"))
        + "  input  wire aclk,\n"
        + WrapperPort.attributes(
            "xilinx.com:signal:reset:1.0 aresetn RST",
            Optional.of("XIL_INTERFACENAME aresetn, POLARITY ACTIVE_LOW"))
        + "  input  wire aresetn";
  }
}
