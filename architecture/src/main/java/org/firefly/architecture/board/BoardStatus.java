package org.firefly.architecture.board;

/** How far a board preset has been proven; each step includes the ones before. */
public enum BoardStatus {
  /** The clock model and the RTL simulation know it. */
  SIMULATED("simulated"),
  /** Its resources were estimated by synthesis with Yosys. */
  SYNTHESISED("synthesised with Yosys"),
  /** Vivado made a bitstream that meets timing. */
  BUILT_WITH_VIVADO("built with Vivado"),
  /** It has run on the board. */
  RUN_ON_BOARD("run on a board");

  private final String text;

  BoardStatus(String text) {
    this.text = text;
  }

  /** The status in words. */
  public String text() {
    return text;
  }
}
