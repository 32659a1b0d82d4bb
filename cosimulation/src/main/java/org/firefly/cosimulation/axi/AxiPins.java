package org.firefly.cosimulation.axi;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.cosimulation.model.Design;
import org.firefly.cosimulation.model.PortSpec;

/** The ports of an AXI4 master in the order that the native memory expects. */
final class AxiPins {
  private static final List<String> READ =
      List.of(
          "arvalid", "arready", "araddr", "arlen", "arsize", "arburst", "arid", "rvalid", "rready",
          "rdata", "rresp", "rlast", "rid");
  private static final List<String> WRITE =
      List.of(
          "awvalid", "awready", "awaddr", "awlen", "awsize", "awburst", "awid", "wvalid", "wready",
          "wdata", "wstrb", "wlast", "bvalid", "bready", "bresp", "bid");

  /** Ports that a master may leave out. */
  private static final List<String> OPTIONAL =
      List.of(
          "arsize", "arburst", "arid", "rresp", "rid", "awsize", "awburst", "awid", "wstrb",
          "bresp", "bid");

  private AxiPins() {}

  /** Indices of the reset, the read side and the write side; -1 for what the design lacks. */
  static int[] of(Simulation simulation, String prefix) {
    boolean reads = simulation.hasPort(prefix + "_arvalid");
    boolean writes = simulation.hasPort(prefix + "_awvalid");
    if (!reads && !writes) {
      throw new CosimulationException(
          "%s has neither port %s_arvalid nor %s_awvalid, so there is no AXI4 master '%s'."
              .formatted(simulation.design().top(), prefix, prefix, prefix));
    }
    return Stream.of(
            Stream.of(simulation.design().indexOf(Design.RESET)),
            READ.stream().map(name -> reads ? index(simulation, prefix, name) : -1),
            WRITE.stream().map(name -> writes ? index(simulation, prefix, name) : -1))
        .flatMap(indices -> indices)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int index(Simulation simulation, String prefix, String name) {
    String port = prefix + "_" + name;
    if (OPTIONAL.contains(name) && !simulation.hasPort(port)) {
      return -1;
    }
    PortSpec spec = simulation.port(port).spec();
    boolean data = name.equals("rdata") || name.equals("wdata");
    if (data && (spec.width() < 8 || spec.width() > 512 || Integer.bitCount(spec.width()) != 1)) {
      throw new CosimulationException(
          String.format(
              Locale.ROOT,
              "Port %s has %d bits; an AXI4 data bus has 8, 16, 32, ... or 512.",
              port,
              spec.width()));
    }
    return simulation.port(port).index();
  }
}
