package org.firefly.cosimulation;

import com.sun.jna.Pointer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.cosimulation.model.PortSpec;
import org.firefly.cosimulation.runtime.NativeRuntime;

/** The ports of a running design by name. */
final class Ports {
  private final String top;
  private final Map<String, Port> byName = new LinkedHashMap<>();

  private Ports(String top) {
    this.top = top;
  }

  /** Finds the ports in the model's memory and sets the inputs to zero. */
  static Ports of(Simulation simulation, long handle) {
    Ports ports = new Ports(simulation.design().top());
    List<PortSpec> specs = simulation.design().ports();
    for (int i = 0; i < specs.size(); i++) {
      PortSpec spec = specs.get(i);
      BitStorage storage = ports.storage(handle, spec, i);
      ports.byName.put(spec.name(), new Port(simulation, spec, i, storage));
    }
    return ports;
  }

  private BitStorage storage(long handle, PortSpec spec, int index) {
    int bytes = (int) NativeRuntime.ff_port_bytes(handle, index);
    if (bytes != spec.storageBytes()) {
      throw new CosimulationException(
          String.format(
              Locale.ROOT,
              "Port '%s' of %s is declared with %d bits, but its SystemVerilog has another width.",
              spec.name(),
              top,
              spec.width()));
    }
    Pointer data = NativeRuntime.ff_port_data(handle, index);
    BitStorage storage =
        new BitStorage(spec.name(), data.getByteBuffer(0, bytes), spec.width(), bytes);
    if (spec.direction() == PortSpec.Direction.INPUT) {
      storage.set(0, 0);
    }
    return storage;
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  Port get(String name) {
    Port port = byName.get(name);
    if (port == null) {
      throw new CosimulationException(
          "%s has no port '%s'; it has %s.".formatted(top, name, byName.keySet()));
    }
    return port;
  }
}
