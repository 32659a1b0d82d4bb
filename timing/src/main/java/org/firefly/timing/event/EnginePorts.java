package org.firefly.timing.event;

/**
 * Bytes that an event engine's ports move in a clock.
 *
 * @param weights of all weight ports together
 * @param spikes of the port that reads spikes
 * @param output of the port that writes them
 */
public record EnginePorts(double weights, double spikes, double output) {
  /** Bytes of a port of 128 bits. */
  private static final double PORT = 16;

  /** Ports of 128 bits, one for spikes and one for results. */
  public static EnginePorts ofWeightPorts(int count) {
    return new EnginePorts(count * PORT, PORT, PORT);
  }
}
