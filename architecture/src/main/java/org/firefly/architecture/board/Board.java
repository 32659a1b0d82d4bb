package org.firefly.architecture.board;

import java.util.Optional;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.ConfigurationException;

/**
 * A board and the accelerator preset that fits it.
 *
 * @param name name that the command line knows
 * @param device FPGA or system-on-module on it
 * @param status how far the preset has been proven
 * @param clockMHz clock of the accelerator in MHz
 * @param resources what the device offers
 * @param config the accelerator
 * @param memory the DRAM as the accelerator sees it; an estimate until it is measured on the board
 * @param platform how the accelerator sits on the device; empty for a board that is only simulated
 */
public record Board(
    String name,
    String device,
    BoardStatus status,
    int clockMHz,
    DeviceResources resources,
    AcceleratorConfig config,
    MemorySystem memory,
    Optional<Platform> platform) {
  public Board {
    if (clockMHz < 1) {
      throw new ConfigurationException("The clock of board " + name + " must be at least 1 MHz.");
    }
    if (config.cores() * config.dsps() > resources.dsps()) {
      throw new ConfigurationException(
          "Board "
              + name
              + " has "
              + resources.dsps()
              + " DSP slices, but its cores need "
              + config.cores() * config.dsps()
              + "; choose fewer cores or a smaller parallelism.");
    }
    if (platform.isPresent() && platform.get().ports().size() != config.cores()) {
      throw new ConfigurationException(
          "Board " + name + " must say for each of its cores which ports it uses.");
    }
  }

  /** The same board with another memory behind the ports. */
  public Board withMemory(MemorySystem other) {
    return new Board(name, device, status, clockMHz, resources, config, other, platform);
  }

  /** The same board, proven as far as {@code other} says. */
  Board withStatus(BoardStatus other) {
    return new Board(name, device, other, clockMHz, resources, config, memory, platform);
  }

  /** Whether the same accelerator sits in the same device and has the same clock. */
  boolean hasHardwareOf(Board other) {
    return config.equals(other.config)
        && resources.equals(other.resources)
        && clockMHz == other.clockMHz
        && platform.map(Platform::part).equals(other.platform.map(Platform::part));
  }

  /** Operations per second at full use of the array, in units of 10^9 (select and add are two). */
  public double peakGops() {
    return config.operationsPerClock() * clockMHz / 1e3;
  }
}
