package org.firefly.rtl;

/** Looks at the signals of every clock. */
interface ClockWatch {
  /**
   * Looks at what the next edge will see.
   *
   * @param clock clocks since the start of the run
   */
  void look(long clock);
}
