package org.firefly.hdl;

/** The kind of memory that synthesis shall use, as a {@code ram_style} attribute. */
public enum MemoryStyle {
  /** Block RAM. It reads with one clock of latency. */
  BLOCK("block"),
  /** Look-up tables. It may read without a clock. */
  DISTRIBUTED("distributed"),
  /** UltraRAM, where the device has it. It reads with one clock of latency. */
  ULTRA("ultra");

  private final String attribute;

  MemoryStyle(String attribute) {
    this.attribute = attribute;
  }

  /** Value of the {@code ram_style} attribute. */
  String attribute() {
    return attribute;
  }
}
