package org.firefly.cosimulation.bench;

import java.util.List;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.hdl.stream.Stream;

/**
 * The ports of a stream.
 *
 * @param name for messages: that of the field, or the prefix of the port names
 * @param payload the single ports of the payload, in order of declaration
 */
record StreamPorts(String name, Port valid, Port ready, List<Port> payload) {
  private static final String VALID = "_valid";

  /**
   * A stream of the module object that is simulated.
   *
   * @throws org.firefly.hdl.tree.HardwareException when it is none
   */
  static StreamPorts of(Simulation simulation, Stream<?> stream) {
    Port valid = simulation.port(stream.valid());
    return new StreamPorts(
        valid.spec().name().replaceFirst(VALID + "$", ""),
        valid,
        simulation.port(stream.ready()),
        simulation.ports(stream.payload()));
  }

  /**
   * The stream of the ports {@code PREFIX_valid}, {@code PREFIX_ready}, and {@code PREFIX_payload}
   * and all below.
   *
   * @throws CosimulationException when there is no such stream
   */
  static StreamPorts of(Simulation simulation, String prefix) {
    String payload = prefix + "_payload";
    List<Port> ports =
        simulation.design().ports().stream()
            .map(spec -> spec.name())
            .filter(name -> name.equals(payload) || name.startsWith(payload + "_"))
            .map(simulation::port)
            .toList();
    if (ports.isEmpty()) {
      throw new CosimulationException(
          "%s has no stream '%s': there is no port %s."
              .formatted(simulation.design().top(), prefix, payload));
    }
    return new StreamPorts(
        prefix, simulation.port(prefix + VALID), simulation.port(prefix + "_ready"), ports);
  }
}
