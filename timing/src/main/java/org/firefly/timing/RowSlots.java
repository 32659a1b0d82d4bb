package org.firefly.timing;

import java.util.ArrayDeque;
import java.util.Deque;
import org.firefly.architecture.isa.CoreStructure;

/** The row memory: a row may enter when the one eight rows before is needed no more. */
final class RowSlots {
  /** From the window that needs a row no more to the first chunk in its slot. */
  private static final int RELEASE = 2;

  /** Rows that are needed no more from a clock on. */
  private record Release(long rows, double clock) {}

  private final Deque<Release> releases = new ArrayDeque<>();
  private long released;
  private double free;

  /** All rows before this one are needed no more from a clock on. */
  void release(long firstNeeded, double clock) {
    if (releases.isEmpty() || releases.peekLast().rows() < firstNeeded) {
      releases.add(new Release(firstNeeded, clock));
    }
  }

  /** Clock from which a row may enter; asked for in the order of the rows. */
  double free(long row) {
    while (!releases.isEmpty() && released <= row - CoreStructure.ROW_SLOTS) {
      Release release = releases.remove();
      released = release.rows();
      free = release.clock() + RELEASE;
    }
    return free;
  }
}
