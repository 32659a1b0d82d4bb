package org.firefly.architecture.board;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.ConfigurationException;

/**
 * What the accelerator sees of the DRAM, in units of its own clock.
 *
 * @param portBytes bytes that one AXI4 data port of a core moves per clock
 * @param latencyClocks clocks from a read address to the first beat, and from the last written beat
 *     to its response
 * @param sharedBytesPerClock bytes per clock that all ports of all cores together can sustain
 */
public record MemorySystem(int portBytes, int latencyClocks, double sharedBytesPerClock) {
  public MemorySystem {
    if (portBytes < 1 || latencyClocks < 0 || !(sharedBytesPerClock > 0)) {
      throw new ConfigurationException(
          "A memory system must have ports of at least one byte, a latency of at least 0 clocks and"
              + " a positive shared bandwidth, not "
              + portBytes
              + ", "
              + latencyClocks
              + " and "
              + sharedBytesPerClock
              + ".");
    }
  }

  /** A memory that never limits the ports of one core: of spikes, weights and results. */
  public static MemorySystem unlimited(int portBytes, int latencyClocks) {
    return new MemorySystem(
        portBytes, latencyClocks, (2.0 + AcceleratorConfig.MOST_WEIGHT_PORTS) * portBytes);
  }
}
