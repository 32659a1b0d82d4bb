package org.firefly.simulator.memory;

/** A program or a request that cannot be simulated; the message names what is wrong. */
public final class SimulationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SimulationException(String message) {
    super(message);
  }
}
