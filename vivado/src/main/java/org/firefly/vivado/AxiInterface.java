package org.firefly.vivado;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreStructure;

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
    SPIKE_READER(
        reading(CoreStructure.SPIKE_FIFO_BEATS / CoreStructure.READ_BURST_BEATS),
        true,
        AxiSignal.read()),
    WEIGHT_READER(reading(WEIGHT_BURSTS), true, AxiSignal.read()),
    WRITER(
        "PROTOCOL AXI4, READ_WRITE_MODE WRITE_ONLY, SUPPORTS_NARROW_BURST 0, MAX_BURST_LENGTH "
            + CoreStructure.WRITE_BURST_BEATS
            + ", NUM_WRITE_OUTSTANDING "
            + CoreStructure.WRITE_BURSTS,
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

    /** What is not said counts as two bursts at a time in the netlists of others. */
    private static String reading(int bursts) {
      return "PROTOCOL AXI4, READ_WRITE_MODE READ_ONLY, SUPPORTS_NARROW_BURST 0, MAX_BURST_LENGTH "
          + CoreStructure.READ_BURST_BEATS
          + ", NUM_READ_OUTSTANDING "
          + bursts;
    }
  }

  /**
   * Bursts of weights that an interconnect has to keep in mind: 1024 clocks of data, ten times the
   * latency that the boards' files assume. The core would request more.
   */
  private static final int WEIGHT_BURSTS = 16;

  /** All interfaces of an accelerator, the registers first, then those of each core. */
  static List<AxiInterface> all(AcceleratorConfig config) {
    List<AxiInterface> interfaces = new ArrayList<>();
    interfaces.add(new AxiInterface("control_", "s_axi_control", Kind.CONTROL));
    for (int core = 0; core < config.cores(); core++) {
      interfaces.add(master("spike_" + core, Kind.SPIKE_READER));
      for (String port : weightPorts(config.weightPorts())) {
        interfaces.add(master(port + "_" + core, Kind.WEIGHT_READER));
      }
      interfaces.add(master("output_" + core, Kind.WRITER));
    }
    return interfaces;
  }

  /** What the names of a core's weight ports begin with. */
  static List<String> weightPorts(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(port -> port == 1 ? "weight" : "weight" + port)
        .toList();
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
