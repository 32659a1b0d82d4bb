package org.firefly.cosimulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.cosimulation.model.Design;
import org.firefly.cosimulation.model.VerilatedModel;
import org.firefly.cosimulation.runtime.NativeRuntime;
import org.firefly.hdl.Bits;
import org.firefly.hdl.Elaboration;

/**
 * A running design with one clock.
 *
 * <p>Inputs start at zero; registers and memories start with random values, which the seed decides.
 * A step lets the design settle with the inputs written before, then makes one rising edge. What is
 * read after a step is what the next edge will see, until inputs change.
 *
 * <p>One thread at a time may use a simulation; several simulations, also of one model, are
 * independent.
 */
public final class Simulation extends PortAccess implements AutoCloseable {
  private static final int RESET_CLOCKS = 2;

  private final Design design;
  private final SimulationOptions options;
  private final List<Component> components = new ArrayList<>();
  private Ports ports;
  private long handle;
  private long cycles;
  private boolean settled;

  /** Something native that takes part in every clock, such as a memory. */
  public interface Component {
    /**
     * Puts the component into the simulation, which holds on to this object from now on.
     *
     * @param simulation native handle
     */
    void attach(long simulation);
  }

  private Simulation(VerilatedModel model, SimulationOptions options) {
    this.design = model.design();
    this.options = options;
    NativeRuntime.load(model.runtime());
    handle =
        NativeRuntime.ff_open(
            model.library().toString(), design.indexOf(Design.CLOCK), options.verilatorSeed());
    if (handle == 0) {
      throw new CosimulationException(
          "The model of " + design.top() + " cannot be loaded: " + NativeRuntime.ff_open_error());
    }
  }

  /**
   * Builds a circuit, unless it is in the cache, and starts it with the default options. Its ports
   * are known by the fields of the module object: {@code simulation.poke(counter.enable, 1)}.
   */
  public static Simulation of(Elaboration elaboration) {
    return of(elaboration, SimulationOptions.DEFAULT);
  }

  /** Builds a circuit, unless it is in the cache, and starts it. */
  public static Simulation of(Elaboration elaboration, SimulationOptions options) {
    return of(Design.of(elaboration), options);
  }

  /** Builds the design, unless it is in the cache, and starts it with the default options. */
  public static Simulation of(Design design) {
    return of(design, SimulationOptions.DEFAULT);
  }

  /** Builds the design, unless it is in the cache, and starts it. */
  public static Simulation of(Design design, SimulationOptions options) {
    return of(VerilatedModel.build(design, options.model()), options);
  }

  /**
   * Starts a model.
   *
   * @throws CosimulationException when the model cannot be loaded, its ports are not those of the
   *     SystemVerilog, or the waveform cannot be written
   */
  public static Simulation of(VerilatedModel model, SimulationOptions options) {
    Simulation simulation = new Simulation(model, options);
    try {
      simulation.start();
    } catch (RuntimeException e) {
      simulation.close();
      throw e;
    }
    return simulation;
  }

  private void start() {
    ports = Ports.of(this, handle);
    options.waveform().ifPresent(this::openWaveform);
  }

  /**
   * Writes all signals from here on to an FST file.
   *
   * @throws CosimulationException if the model was built without waveforms, or the file cannot be
   *     written
   */
  public void openWaveform(Path file) {
    if (NativeRuntime.ff_open_waveform(open(), file.toString()) < 0) {
      throw new CosimulationException("The waveform cannot be written to " + file + ".");
    }
  }

  /** Completes the waveform, if there is one. */
  public void closeWaveform() {
    NativeRuntime.ff_close_waveform(open());
  }

  @Override
  public Design design() {
    return design;
  }

  @Override
  Ports ports() {
    return ports;
  }

  /** Holds the reset for two clocks. */
  public void reset() {
    Port reset = port(Design.RESET);
    reset.poke(1);
    step(RESET_CLOCKS);
    reset.poke(0);
  }

  /** Makes one clock. */
  public void step() {
    step(1);
  }

  /** Makes {@code clocks} clocks with the inputs as they are. */
  public void step(long clocks) {
    long allowed = Math.min(clocks, clocksLeft());
    stepped(NativeRuntime.ff_step(handle, allowed));
    checkLimit(clocks, allowed);
  }

  /**
   * Makes clocks until a port of up to 64 bits has a value just before an edge.
   *
   * @return the clocks made, or {@code clocks} when it never had it
   */
  public long stepUntil(String port, long value, long clocks) {
    return stepUntil(port(port), value, clocks);
  }

  /** Makes clocks until a port has a value; see {@link #stepUntil(String, long, long)}. */
  public long stepUntil(Bits port, long value, long clocks) {
    return stepUntil(port(port), value, clocks);
  }

  private long stepUntil(Port port, long value, long clocks) {
    long allowed = Math.min(clocks, clocksLeft());
    long made = stepped(NativeRuntime.ff_step_until(handle, port.index(), value, allowed));
    if (made == allowed) {
      checkLimit(clocks, allowed);
    }
    return made;
  }

  /** Runs a prepared batch. */
  public void run(StimulusBatch batch) {
    if (batch.simulation() != this) {
      throw new CosimulationException("The batch was made for another simulation.");
    }
    long allowed = Math.min(batch.clocks(), clocksLeft());
    stepped(batch.run(handle, allowed));
    checkLimit(batch.clocks(), allowed);
  }

  /** Clocks made since the start. */
  public long cycles() {
    return cycles;
  }

  /** The end of what the design printed with {@code $display} and the like. */
  public String output() {
    return NativeRuntime.ff_output(open());
  }

  /** Ends the simulation and completes its waveform. */
  @Override
  public void close() {
    if (handle != 0) {
      NativeRuntime.ff_close(handle);
      handle = 0;
    }
  }

  /** Adds a component, before the next step. */
  public void attach(Component component) {
    component.attach(open());
    components.add(component);
    settled = false;
  }

  /**
   * Fails when the simulation is closed, since native handles are invalid then.
   *
   * @throws CosimulationException saying that it is closed
   */
  public void requireOpen() {
    open();
  }

  void inputChanges() {
    open();
    settled = false;
  }

  void settle() {
    if (!settled) {
      check(NativeRuntime.ff_settle(open()));
      settled = true;
    }
    open();
  }

  private long open() {
    if (handle == 0) {
      throw new CosimulationException("The simulation of " + design.top() + " is closed.");
    }
    return handle;
  }

  private long clocksLeft() {
    open();
    return options.cycleLimit() - cycles;
  }

  /** After an edge outputs are up to date, unless a component has changed inputs since. */
  private long stepped(long made) {
    settled = components.isEmpty();
    if (made < 0) {
      cycles = NativeRuntime.ff_cycles(handle);
    } else {
      cycles += made;
    }
    return check(made);
  }

  private void checkLimit(long wanted, long allowed) {
    if (wanted > allowed) {
      throw new CycleLimitException(design.top(), options.cycleLimit());
    }
  }

  private long check(long result) {
    if (result < 0) {
      throw new CosimulationException(
          String.format(
                  Locale.ROOT,
                  "The simulation of %s stopped in clock %d: %s. %s",
                  design.top(),
                  cycles(),
                  NativeRuntime.ff_error(handle),
                  output())
              .strip());
    }
    return result;
  }
}
