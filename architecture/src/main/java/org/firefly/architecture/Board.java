package org.firefly.architecture;

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
 */
public record Board(
    String name,
    String device,
    BoardStatus status,
    int clockMHz,
    DeviceResources resources,
    AcceleratorConfig config,
    MemorySystem memory) {
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
  }

  /** Operations per second at full use of the array, in units of 10^9 (select and add are two). */
  public double peakGops() {
    return config.operationsPerClock() * clockMHz / 1e3;
  }
}
