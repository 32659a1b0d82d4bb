package org.firefly.hdl;

import java.util.List;
import java.util.Map;
import org.firefly.hdl.Binding.Declared;
import org.firefly.hdl.firrtl.FirrtlPrinter;
import org.firefly.hdl.tool.Firtool;
import org.firefly.hdl.tree.Circuit;
import org.firefly.hdl.tree.HardwareException;
import org.firefly.hdl.tree.Port;

/**
 * A finished circuit: the tree of a top module and all modules within.
 *
 * <pre>{@code
 * Elaboration.of(new Counter()).toSystemVerilog().writeTo(Path.of("out"));
 * }</pre>
 */
public final class Elaboration {
  private final Module top;
  private final Circuit circuit;
  private final Map<String, String> sources;

  private Elaboration(Module top, Circuit circuit, Map<String, String> sources) {
    this.top = top;
    this.circuit = circuit;
    this.sources = Map.copyOf(sources);
  }

  /**
   * Completes {@code top} and gathers the modules below it. The name of its class becomes the name
   * of the circuit.
   *
   * @throws HardwareException if the module is an instance or has been elaborated already
   */
  public static Elaboration of(Module top) {
    top.completeAsTop();
    Elaborator elaborator = new Elaborator();
    Circuit circuit = elaborator.elaborate(top);
    return new Elaboration(top, circuit, elaborator.sources());
  }

  /** The hardware tree. */
  public Circuit circuit() {
    return circuit;
  }

  /** Name of the top module. */
  public String topName() {
    return circuit.top().name();
  }

  /**
   * The ports of the top module in the order in which they stand in the SystemVerilog: {@code
   * clock} and {@code reset} first, if the circuit needs them, then those declared.
   */
  public List<Port> ports() {
    return circuit.top().ports();
  }

  /**
   * The name that a port of the top module has in the SystemVerilog.
   *
   * @param port a port that the module object declared, or a member of one
   * @throws HardwareException if {@code port} is anything else
   */
  public String nameOf(Signal port) {
    if (port.isBound()
        && port.binding() instanceof Declared declared
        && declared.isPort()
        && declared.owner == top) {
      return declared.name;
    }
    throw new HardwareException(
        (port.isBound() ? port.describe() : "a member of a type")
            + " is no port of the elaborated "
            + top.describe()
            + "; take a port of the object that was given to Elaboration.of");
  }

  /**
   * The names of the single ports that a port of the top module is made of, in order of
   * declaration.
   *
   * @throws HardwareException if {@code port} is no port of the top module
   */
  public List<String> namesOf(Data port) {
    return Leaves.of(port).stream().map(leaf -> nameOf(leaf.signal())).toList();
  }

  /** Verilog sources attached to external modules, by file name. */
  public Map<String, String> externalSources() {
    return sources;
  }

  /** FIRRTL 4.0.0 text with Java lines as source locators. */
  public String firrtl() {
    return FirrtlPrinter.print(circuit);
  }

  /**
   * SystemVerilog with all modules described here in one file, {@code <top>.sv}, and the attached
   * sources of external modules beside it.
   *
   * @throws HardwareException if firtool finds a mistake, or cannot run on this platform
   */
  public SystemVerilog toSystemVerilog() {
    String text = Firtool.instance().toSystemVerilog(firrtl());
    return new SystemVerilog(topName(), Map.of(topName() + ".sv", text), sources);
  }

  /**
   * SystemVerilog with a file for each module, and the attached sources of external modules.
   *
   * @throws HardwareException if firtool finds a mistake, or cannot run on this platform
   */
  public SystemVerilog toSystemVerilogPerModule() {
    return new SystemVerilog(
        topName(), Firtool.instance().toSystemVerilogPerModule(firrtl()), sources);
  }
}
