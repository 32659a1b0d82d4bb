package org.firefly.vivado;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.AcceleratorConfig;

/**
 * One AXI interface of the accelerator.
 *
 * @param corePrefix what the names of its ports begin with in the accelerator's top module
 * @param name of the interface in the wrapper and in Vivado
 * @param kind protocol and direction
 */
record AxiInterface(String corePrefix, String name, Kind kind) {
  /** Protocol and direction of an interface. */
  enum Kind {
    CONTROL("PROTOCOL AXI4LITE", false, AxiSignal.lite()),
    READER(
        "PROTOCOL AXI4, READ_WRITE_MODE READ_ONLY, SUPPORTS_NARROW_BURST 0",
        true,
        AxiSignal.read()),
    WRITER(
        "PROTOCOL AXI4, READ_WRITE_MODE WRITE_ONLY, SUPPORTS_NARROW_BURST 0",
        true,
        AxiSignal.write());

    private final String parameters;
    private final boolean master;
    private final List<AxiSignal> signals;

    Kind(String parameters, boolean master, List<AxiSignal> signals) {
      this.parameters = parameters;
      this.master = master;
      this.signals = List.copyOf(signals);
    }
  }

  /** All interfaces of an accelerator, the registers first, then those of each core. */
  static List<AxiInterface> all(AcceleratorConfig config) {
    List<AxiInterface> interfaces = new ArrayList<>();
    interfaces.add(new AxiInterface("control_", "s_axi_control", Kind.CONTROL));
    for (int core = 0; core < config.cores(); core++) {
      interfaces.add(master("spike_" + core, Kind.READER));
      interfaces.add(master("weight_" + core, Kind.READER));
      interfaces.add(master("output_" + core, Kind.WRITER));
    }
    return interfaces;
  }

  private static AxiInterface master(String name, Kind kind) {
    return new AxiInterface(name + "_", "m_axi_" + name, kind);
  }

  /** What the wrapper says of the interface beyond its signals. */
  String parameters() {
    return "XIL_INTERFACENAME " + name + ", " + kind.parameters;
  }

  /** Signals that the accelerator must have. */
  List<AxiSignal> required() {
    return kind.signals.stream().filter(AxiSignal::required).toList();
  }

  /** The signal that a port of the accelerator is, if it belongs to this interface. */
  Optional<AxiSignal> signalOf(String port) {
    return kind.signals.stream()
        .filter(signal -> port.equals(corePrefix + signal.name()))
        .findFirst();
  }

  /** Whether the accelerator drives a signal. */
  boolean drives(AxiSignal signal) {
    return signal.fromMaster() == kind.master;
  }
}
