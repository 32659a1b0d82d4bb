package org.firefly.simulator.kernel;

/** What an event is, and which rows 16 input lanes have. */
public enum RowForm {
  /** An event is a spike; each lane has a row of weights. */
  WEIGHTS(16, 1),

  /**
   * An event is the spikes of 16 lanes; the rows are three tables of 64, 32 and 32, which hold the
   * sums of all subsets of 6, 5 and 5 lanes.
   */
  TABLES(128, 16);

  /** Lanes that share the tables. */
  public static final int LANES = 16;

  private static final int SECOND = 1 << 6;
  private static final int THIRD = SECOND + (1 << 5);
  private static final int FIVE_BITS = (1 << 5) - 1;

  private final int rows;
  private final int spikes;

  RowForm(int rows, int spikes) {
    this.rows = rows;
    this.spikes = spikes;
  }

  /** Rows of so many lanes, a multiple of 16. */
  public int rows(int lanes) {
    return lanes / LANES * rows;
  }

  /** Most spikes that an event stands for. */
  public int spikes() {
    return spikes;
  }

  /** Row of the first table that holds the sum for 16 spikes. */
  public static int first(int word) {
    return word & SECOND - 1;
  }

  /** Row of the second table. */
  public static int second(int word) {
    return SECOND + (word >> 6 & FIVE_BITS);
  }

  /** Row of the third table. */
  public static int third(int word) {
    return THIRD + (word >> 11 & FIVE_BITS);
  }

  /** Lanes whose weights a row of {@link #TABLES} sums up, lane 0 in bit 0. */
  public static int members(int row) {
    if (row < SECOND) {
      return row;
    }
    return row < THIRD ? row - SECOND << 6 : row - THIRD << 11;
  }
}
