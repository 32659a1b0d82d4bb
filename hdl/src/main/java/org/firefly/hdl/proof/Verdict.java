package org.firefly.hdl.proof;

/**
 * What a proof has found out about a property: for an assertion whether it can fail, for a cover
 * whether it can be reached.
 */
public sealed interface Verdict {
  /** It never happens, however long the circuit runs. */
  record Never() implements Verdict {}

  /**
   * It does not happen in the first clocks.
   *
   * @param clocks number of clocks looked at, the one of reset included
   */
  record NotWithin(int clocks) implements Verdict {}

  /**
   * It happens.
   *
   * @param clock the clock, counted from that of the reset, which is 0
   * @param inputs inputs that lead there: a line for each clock, with the bits that are 1
   */
  record Happens(int clock, String inputs) implements Verdict {}
}
