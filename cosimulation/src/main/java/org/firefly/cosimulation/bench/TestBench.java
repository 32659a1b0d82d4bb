package org.firefly.cosimulation.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.firefly.cosimulation.Simulation;
import org.firefly.hdl.stream.Stream;

/**
 * A design with its drivers and monitors. In every clock all parts drive, the design settles, all
 * parts observe, and the clock edge follows.
 */
public final class TestBench {
  private final Simulation simulation;
  private final List<BenchPart> parts = new ArrayList<>();

  /** A test bench around a simulation, which the caller closes. */
  public TestBench(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Adds a part of any kind. */
  public <P extends BenchPart> P add(P part) {
    parts.add(part);
    return part;
  }

  /** Adds a sender to a stream input of the module object. */
  public StreamDriver driver(Stream<?> input, Stalls stalls) {
    return add(new StreamDriver(StreamPorts.of(simulation, input), stalls));
  }

  /** Adds a receiver to a stream output of the module object. */
  public StreamMonitor monitor(Stream<?> output, Stalls stalls, Scoreboard scoreboard) {
    return add(
        new StreamMonitor(simulation, StreamPorts.of(simulation, output), stalls, scoreboard));
  }

  /** Adds a sender to the stream input {@code prefix}. */
  public StreamDriver driver(String prefix, Stalls stalls) {
    return add(new StreamDriver(StreamPorts.of(simulation, prefix), stalls));
  }

  /** Adds a receiver to the stream output {@code prefix}. */
  public StreamMonitor monitor(String prefix, Stalls stalls, Scoreboard scoreboard) {
    return add(
        new StreamMonitor(simulation, StreamPorts.of(simulation, prefix), stalls, scoreboard));
  }

  /** Makes one clock. */
  public void step() {
    parts.forEach(BenchPart::drive);
    parts.forEach(BenchPart::observe);
    simulation.step();
  }

  /** Makes {@code clocks} clocks. */
  public void step(long clocks) {
    for (long i = 0; i < clocks; i++) {
      step();
    }
  }

  /**
   * Makes clocks until the condition holds.
   *
   * @return the clocks made
   * @throws org.firefly.cosimulation.CycleLimitException when it does not hold before the
   *     simulation's cycle limit
   */
  public long runUntil(BooleanSupplier condition) {
    long first = simulation.cycles();
    while (!condition.getAsBoolean()) {
      step();
    }
    return simulation.cycles() - first;
  }
}
