package org.firefly.compiler.plan;

/**
 * Consecutive groups of P input channels.
 *
 * @param first the first
 * @param end behind the last
 */
public record InputRange(int first, int end) {
  /** Whether one of them is meant. */
  boolean holds(int group) {
    return group >= first && group < end;
  }

  /** How many there are. */
  public int groups() {
    return end - first;
  }
}
