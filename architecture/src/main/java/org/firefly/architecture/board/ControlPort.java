package org.firefly.architecture.board;

/**
 * A master port of the processing system of a Zynq UltraScale+ device, through which the processor
 * reaches registers in the logic. The order is that of the configuration names {@code M_AXI_GP0} to
 * {@code M_AXI_GP2}.
 */
public enum ControlPort {
  HPM0_FPD(0xA000_0000L, 0xB000_0000L),
  HPM1_FPD(0xB000_0000L, 0xC000_0000L),
  HPM0_LPD(0x8000_0000L, 0xA000_0000L);

  private final long first;
  private final long end;

  ControlPort(long first, long end) {
    this.first = first;
    this.end = end;
  }

  /** Number of the port in the configuration of the processing system. */
  public int number() {
    return ordinal();
  }

  /** First address of the port's window. */
  public long firstAddress() {
    return first;
  }

  /** Whether the bytes from {@code address} on lie in the port's window below 4 GiB. */
  public boolean reaches(long address, long bytes) {
    return address >= first && address + bytes <= end;
  }

  /** The window for messages, as in {@code 0xA0000000 to 0xAFFFFFFF}. */
  public String window() {
    return "0x%08X to 0x%08X".formatted(first, end - 1);
  }
}
