package org.firefly.vivado;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.board.CorePorts;
import org.firefly.architecture.board.MemoryPort;
import org.firefly.architecture.board.Platform;

/**
 * The masters of the accelerator that share a port of the processing system.
 *
 * @param port of the processing system
 * @param masters names of the wrapper's interfaces
 */
record MemoryMasters(MemoryPort port, List<String> masters) {
  MemoryMasters {
    masters = List.copyOf(masters);
  }

  /** All ports in use, in the order of their numbers. */
  static List<MemoryMasters> of(Platform platform) {
    return platform.usedPorts().stream()
        .map(port -> new MemoryMasters(port, mastersAt(port, platform.ports())))
        .toList();
  }

  private static List<String> mastersAt(MemoryPort port, List<CorePorts> cores) {
    List<String> masters = new ArrayList<>();
    for (int core = 0; core < cores.size(); core++) {
      addIf(masters, cores.get(core).spike() == port, "m_axi_spike_" + core);
      List<MemoryPort> weights = cores.get(core).weights();
      List<String> names = AxiInterface.weightPorts(weights.size());
      for (int i = 0; i < names.size(); i++) {
        addIf(masters, weights.get(i) == port, "m_axi_" + names.get(i) + "_" + core);
      }
      addIf(masters, cores.get(core).output() == port, "m_axi_output_" + core);
    }
    return masters;
  }

  private static void addIf(List<String> masters, boolean connected, String master) {
    if (connected) {
      masters.add(master);
    }
  }
}
