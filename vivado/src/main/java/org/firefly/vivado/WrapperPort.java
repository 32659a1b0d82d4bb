package org.firefly.vivado;

import java.util.Optional;
import org.firefly.hdl.tree.Port;
import org.firefly.hdl.tree.Port.Direction;

/**
 * A port of the accelerator and where it leads.
 *
 * @param core the port of the accelerator's top module
 * @param outside name of the wrapper's port; empty if it is left open
 * @param information what Vivado is told of it, as {@code VLNV INTERFACE SIGNAL}
 * @param parameters of the interface; empty on all but its first port
 */
record WrapperPort(
    Port core, Optional<String> outside, String information, Optional<String> parameters) {
  /** An output that nobody needs. */
  static WrapperPort open(Port core) {
    return new WrapperPort(core, Optional.empty(), "", Optional.empty());
  }

  /** What is connected to the port in the wrapper. */
  String net() {
    return outside.orElse("unused_" + core.name());
  }

  /** Declaration in the wrapper's list of ports, with attributes. */
  String declaration() {
    String direction = core.direction() == Direction.INPUT ? "input" : "output";
    return attributes(information, parameters)
        + "  %-6s wire %s%s".formatted(direction, range(), net());
  }

  /** The range with a blank behind it; empty for a single bit. */
  String range() {
    int width = core.type().width();
    return width == 1 ? "" : "[" + (width - 1) + ":0] ";
  }

  /** Attributes by which Vivado recognises a port as a part of an interface. */
  static String attributes(String information, Optional<String> parameters) {
    return "  (* X_INTERFACE_INFO = \"%s\" *)\n".formatted(information)
        + parameters.map("  (* X_INTERFACE_PARAMETER = \"%s\" *)\n"::formatted).orElse("");
  }
}
