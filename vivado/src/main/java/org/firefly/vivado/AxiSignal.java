package org.firefly.vivado;

import java.util.ArrayList;
import java.util.List;

/**
 * A signal of an AXI interface.
 *
 * @param name lower case, as in {@code arvalid}
 * @param fromMaster whether the master drives it
 * @param required whether an interface is incomplete without it
 */
record AxiSignal(String name, boolean fromMaster, boolean required) {
  /** Both channels of a read: burst addresses, and data. */
  static List<AxiSignal> read() {
    List<AxiSignal> signals = new ArrayList<>();
    signals.addAll(address("ar"));
    signals.addAll(data("r", false, "rresp rlast"));
    return signals;
  }

  /** The three channels of a write. */
  static List<AxiSignal> write() {
    List<AxiSignal> signals = new ArrayList<>();
    signals.addAll(address("aw"));
    signals.addAll(data("w", true, "wstrb wlast"));
    signals.addAll(response());
    return signals;
  }

  /** All five channels of AXI4-Lite. */
  static List<AxiSignal> lite() {
    List<AxiSignal> signals = new ArrayList<>();
    signals.addAll(of("awvalid awaddr", true, true));
    signals.addAll(of("awready", false, true));
    signals.addAll(of("awprot", true, false));
    signals.addAll(data("w", true, "wstrb"));
    signals.addAll(response());
    signals.addAll(of("arvalid araddr", true, true));
    signals.addAll(of("arready", false, true));
    signals.addAll(of("arprot", true, false));
    signals.addAll(data("r", false, "rresp"));
    return signals;
  }

  private static List<AxiSignal> address(String channel) {
    List<AxiSignal> signals = new ArrayList<>();
    signals.addAll(prefixed(channel, "valid addr len size burst", true, true));
    signals.addAll(prefixed(channel, "ready", false, true));
    signals.addAll(prefixed(channel, "cache prot lock qos region", true, false));
    return signals;
  }

  private static List<AxiSignal> data(String channel, boolean fromMaster, String others) {
    List<AxiSignal> signals = new ArrayList<>();
    signals.addAll(prefixed(channel, "valid data", fromMaster, true));
    signals.addAll(of(others, fromMaster, true));
    signals.addAll(prefixed(channel, "ready", !fromMaster, true));
    return signals;
  }

  private static List<AxiSignal> response() {
    List<AxiSignal> signals = new ArrayList<>();
    signals.addAll(of("bvalid bresp", false, true));
    signals.addAll(of("bready", true, true));
    return signals;
  }

  private static List<AxiSignal> prefixed(
      String channel, String names, boolean fromMaster, boolean required) {
    return of(names, fromMaster, required).stream()
        .map(signal -> new AxiSignal(channel + signal.name, fromMaster, required))
        .toList();
  }

  private static List<AxiSignal> of(String names, boolean fromMaster, boolean required) {
    return List.of(names.split(" ")).stream()
        .map(name -> new AxiSignal(name, fromMaster, required))
        .toList();
  }
}
