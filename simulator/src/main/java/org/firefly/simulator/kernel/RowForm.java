package org.firefly.simulator.kernel;

/** What an event is, and which rows 16 input lanes have. */
public enum RowForm {
  /** Each lane has a row of weights; an event is a spike. */
  WEIGHTS(16, 1),

  /**
   * Rows are three tables of 64, 32 and 32 for every 16 lanes, which hold the sums of all subsets
   * of 6, 5 and 5 lanes; an event names a row of the next table.
   */
  TABLES(128, 6);

  /** Lanes that share the tables. */
  public static final int LANES = 16;

  /** Tables for so many lanes. */
  public static final int TABLES_OF_LANES = 3;

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

  /** Events of {@link #TABLES} for so many lanes, a multiple of 16. */
  public static int events(int lanes) {
    return lanes / LANES * TABLES_OF_LANES;
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
