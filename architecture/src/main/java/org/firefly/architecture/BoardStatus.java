package org.firefly.architecture;

/** How far a board preset has been proven; each step includes the ones before. */
public enum BoardStatus {
  /** The clock model and the RTL simulation know it. */
  SIMULATED,
  /** Its resources were estimated by synthesis. */
  SYNTHESISED,
  /** It has run on the board. */
  RUN_ON_BOARD
}
