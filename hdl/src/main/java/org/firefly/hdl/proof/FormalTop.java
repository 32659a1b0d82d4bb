package org.firefly.hdl.proof;

import java.util.List;
import java.util.stream.Collectors;
import org.firefly.hdl.tree.GroundType;
import org.firefly.hdl.tree.Port;
import org.firefly.hdl.tree.Port.Direction;

/** The module around a design that resets it in the first clock. */
final class FormalTop {
  /** Name of the module. */
  static final String NAME = "FormalTop";

  /** Name of the design within. */
  static final String DESIGN = "design";

  private static final String RESET = "reset";

  private FormalTop() {}

  /** Verilog text for a design with the given ports. */
  static String verilog(FormalDesign design) {
    List<Port> inputs =
        design.ports().stream().filter(port -> port.direction() == Direction.INPUT).toList();
    String ports =
        inputs.stream()
            .filter(port -> !port.name().equals(RESET))
            .map(port -> "  input " + range(port.type()) + port.name())
            .collect(Collectors.joining(",\n"));
    String connections =
        inputs.stream()
            .map(port -> "." + port.name() + "(" + source(port) + ")")
            .collect(Collectors.joining(", "));
    return """
        module %s(
        %s
        );
          reg first = 1;
          always @(posedge clock) first <= 0;
          %s %s(%s);
        endmodule
        """
        .formatted(NAME, ports, design.circuit().topName(), DESIGN, connections);
  }

  private static String source(Port port) {
    return port.name().equals(RESET) ? "first" : port.name();
  }

  private static String range(GroundType type) {
    return "[" + (type.width() - 1) + ":0] ";
  }
}
