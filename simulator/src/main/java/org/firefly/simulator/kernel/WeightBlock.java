package org.firefly.simulator.kernel;

/** Weights of one block, packed; immutable. */
public interface WeightBlock {
  /** What an event of row r is written as: r times this number. */
  int rowStride();

  /**
   * Adds up the rows of a list of events.
   *
   * @param events row numbers times {@link #rowStride()}
   * @param count events in the list
   * @param part room for one short per slot, of one thread
   * @param sums one sum per slot, written
   */
  void accumulate(int[] events, int count, short[] part, int[] sums);
}
