package org.firefly.hdl.synthesis;

/** How Yosys maps logic. */
public enum Mapping {
  /** As {@code synth_xilinx} does by default. */
  STANDARD(""),
  /**
   * Without the multiplexers MUXF7 and MUXF8 behind look-up tables ({@code -nowidelut}), which
   * gives smaller adder trees.
   */
  WITHOUT_WIDE_MULTIPLEXERS(" -nowidelut");

  final String option;

  Mapping(String option) {
    this.option = option;
  }
}
