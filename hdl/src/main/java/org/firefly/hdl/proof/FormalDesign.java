package org.firefly.hdl.proof;

import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.SystemVerilog;
import org.firefly.hdl.tree.HardwareException;
import org.firefly.hdl.tree.Port;

/**
 * A circuit whose checks are to be proved.
 *
 * @param circuit its text
 * @param ports ports of its top module
 * @param properties its checks
 */
public record FormalDesign(SystemVerilog circuit, List<Port> ports, List<Property> properties) {
  public FormalDesign {
    ports = List.copyOf(ports);
    properties = List.copyOf(properties);
  }

  /** The checks of {@code elaboration} and of all modules within. */
  public static FormalDesign of(Elaboration elaboration) {
    return new FormalDesign(
        elaboration.toSystemVerilog(), elaboration.ports(), Property.of(elaboration.circuit()));
  }

  /** The same design with another text, for a fault that a proof has to find. */
  public FormalDesign changed(UnaryOperator<String> change) {
    TreeMap<String, String> files = new TreeMap<>(circuit.files());
    files.replaceAll((name, text) -> change.apply(text));
    SystemVerilog changed =
        new SystemVerilog(
            circuit.topName(), Collections.unmodifiableSortedMap(files), circuit.externalSources());
    return new FormalDesign(changed, ports, properties);
  }

  /**
   * The property at {@code path}.
   *
   * @throws HardwareException if there is none
   */
  public Property property(String path) {
    return properties.stream()
        .filter(property -> property.path().equals(path))
        .findFirst()
        .orElseThrow(
            () -> new HardwareException(circuit.topName() + " has no property '" + path + "'"));
  }
}
