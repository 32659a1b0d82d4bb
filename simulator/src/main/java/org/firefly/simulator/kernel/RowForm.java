package org.firefly.simulator.kernel;

/** What an event of an input word names: how 16 input lanes are turned into rows that are added. */
public enum RowForm {
  /** One row of weights per lane, and one event per spike. */
  WEIGHTS(16),

  /**
   * Three tables of 64, 32 and 32 rows, which hold the sums of all subsets of 6, 5 and 5 lanes, and
   * three events, whatever the spikes.
   */
  TABLES(128);

  /** Lanes that share the tables. */
  public static final int LANES = 16;

  /** Events of 16 lanes in form {@link #TABLES}. */
  public static final int LOOKUPS = 3;

  /** Most spikes that one look-up stands for. */
  public static final int MOST_LANES = 6;

  private static final int SECOND = 1 << 6;
  private static final int THIRD = SECOND + (1 << 5);
  private static final int FIVE_BITS = (1 << 5) - 1;

  private final int rows;

  RowForm(int rows) {
    this.rows = rows;
  }

  /** Rows of so many lanes, a multiple of 16. */
  public int rows(int lanes) {
    return lanes / LANES * rows;
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
