package org.firefly.architecture.board;

/**
 * A slave port of the processing system of a Zynq UltraScale+ device, through which logic reaches
 * the DDR memory. The order is that of the configuration names {@code S_AXI_GP0} to {@code
 * S_AXI_GP5}.
 */
public enum MemoryPort {
  HPC0,
  HPC1,
  HP0,
  HP1,
  HP2,
  HP3;

  /** Width in bits that all of them can have. */
  public static final int WIDEST_BITS = 128;

  /** Number of the port in the configuration of the processing system. */
  public int number() {
    return ordinal();
  }
}
