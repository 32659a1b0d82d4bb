package org.firefly.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firefly.hdl.Binding.Kind;
import org.firefly.hdl.tree.Definition.Parameter;

/**
 * A module written in Verilog: a primitive of the device or a template of one's own. A subclass
 * declares its ports as a {@link Module} does and sets its parameters.
 */
public abstract non-sealed class ExternalModule extends Component {
  private final String verilogName;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<Clock> clocks = new ArrayList<>();

  /**
   * For subclasses.
   *
   * @param verilogName name of the Verilog module
   */
  protected ExternalModule(String verilogName) {
    this.verilogName = Names.checked(verilogName);
  }

  /** A clock input; unless it is driven it gets the clock of the module around. */
  public final Clock clockInput() {
    Clock clock = new Clock(null);
    addPort(clock, Kind.INPUT, "");
    clocks.add(clock);
    return clock;
  }

  /** A clock input with a given name. */
  public final Clock clockInput(String name) {
    return named(name, clockInput());
  }

  /** Sets an integer parameter. */
  protected final void parameter(String name, long value) {
    parameters.put(name, new Parameter.Whole(BigInteger.valueOf(value)));
  }

  /** Sets a string parameter. */
  protected final void parameter(String name, String value) {
    parameters.put(name, new Parameter.Text(value));
  }

  /** Sets a parameter to Verilog text, for sized literals such as {@code 48'h3FFF}. */
  protected final void literalParameter(String name, String verilog) {
    parameters.put(name, new Parameter.Literal(verilog));
  }

  /**
   * Attaches the Verilog source of the module, so that it is written along with the circuit.
   *
   * @param fileName name of the file, for example {@code dual_port_ram.v}
   * @param verilog its text
   */
  protected final void source(String fileName, String verilog) {
    sources.put(fileName, verilog);
  }

  final String verilogName() {
    return verilogName;
  }

  final Map<String, Parameter> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  final Map<String, String> sources() {
    return sources;
  }

  final List<Clock> clocks() {
    return clocks;
  }
}
