package org.firefly.simulator.clock;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The spike path up to the row memory or vector buffer: planes through one port, as early as their
 * passes are known and the FIFO has room, and rows of them into the memory as others leave it.
 * Asked for rows in their order, and told of releases in theirs.
 */
final class SpikeSide {
  /** From the request of a plane to its first burst on the bus. */
  private static final int REQUEST = 8;

  /** From a beat on the bus to the memory. */
  private static final int ARRIVAL = 7;

  /** From a complete row to the gate. */
  private static final int COMPLETE = 1;

  /** Beats that may be requested and not yet consumed for one more burst to be requested. */
  private static final int REQUESTED_BEATS = 384;

  /** Beats that have left the FIFO and are not yet consumed. */
  private static final int HELD_BEATS = 2;

  /** Planes that may be requested and have not entered. */
  private static final int PLANES_AHEAD = 34;

  private static final int ROW_SLOTS = 8;

  /** From the position that needs a row no more to the first word in its slot. */
  private static final int RELEASE = 2;

  /** Something that has come as far as {@code count} at a clock. */
  private record Mark(long count, double clock) {}

  /** A plane whose rows have not all entered. */
  private record Plane(StripWork work, double requested, long firstBeat, double earliest) {}

  private final ReadPort port;
  private final Deque<Plane> planes = new ArrayDeque<>();
  private final Deque<Mark> releases = new ArrayDeque<>();
  private final Deque<Mark> consumed = new ArrayDeque<>();
  private double released;
  private double room;
  private long rows;
  private double entered;
  private long beatsBefore;
  private long requestedBeats;
  private int planeRow;
  private int planeBeats;
  private double burstFirst;
  private int burstStart;
  private int lastBurst;
  private final double[] planeEnds = new double[PLANES_AHEAD];
  private long planesRead;
  private double request;
  private Mark oldest = new Mark(0, 0);

  SpikeSide(ReadPort port) {
    this.port = port;
  }

  /** Reads a descriptor; returns the clock of its last beat. */
  double readDescriptor(double clock, StripWork work) {
    double last = port.read(clock + REQUEST + 1, work.descriptorBeat(), work.descriptorBeats());
    requestedBeats += work.descriptorBeats();
    beatsBefore += work.descriptorBeats();
    consumed.add(new Mark(beatsBefore, last + ARRIVAL));
    return last;
  }

  /** Rows that all planes asked for so far have had. */
  long rows() {
    return rows;
  }

  /**
   * Asks for a plane.
   *
   * @param requested clock of the request
   * @param earliest clock before which none of its rows may enter
   */
  void plane(StripWork work, double requested, long firstBeat, double earliest) {
    planes.add(new Plane(work, requested, firstBeat, earliest));
  }

  /** Rows before this one are needed no more from a clock on. */
  void release(long firstNeeded, double clock) {
    if (releases.isEmpty() || releases.peekLast().count() < firstNeeded) {
      releases.add(new Mark(firstNeeded, clock));
    }
  }

  /** Clock at which the first {@code count} rows are there; those before have been asked for. */
  double complete(long count) {
    while (rows < count) {
      enterRow();
    }
    return entered + COMPLETE;
  }

  private void enterRow() {
    Plane plane = planes.element();
    StripWork work = plane.work();
    double free = work.isPacked() ? plane.earliest() : slotFree();
    int lastBeat = work.lastBeatOfRow(planeRow);
    double there = arrival(plane, lastBeat) + ARRIVAL;
    double next = entered + work.clocksBeforeRow(planeRow);
    entered = Math.max(Math.max(next, free) + work.chunksPerRow(), there);
    rows++;
    consumed.add(new Mark(beatsBefore + lastBeat + 1 + HELD_BEATS, entered));
    if (++planeRow == work.rowsPerPlane()) {
      planes.remove();
      planeEnds[(int) (planesRead++ % PLANES_AHEAD)] = entered;
      beatsBefore += work.beatsPerPlane();
      planeRow = 0;
      planeBeats = 0;
    }
  }

  private double slotFree() {
    while (!releases.isEmpty() && released <= rows - ROW_SLOTS) {
      Mark mark = releases.remove();
      released = mark.count();
      room = mark.clock() + RELEASE;
    }
    return room;
  }

  /** Clock at which a beat of the present plane is on the bus. */
  private double arrival(Plane plane, int beat) {
    if (planeBeats == 0) {
      double waiting = planeEnds[(int) (planesRead % PLANES_AHEAD)];
      request = Math.max(Math.max(plane.requested(), request + 1), waiting);
    }
    while (planeBeats <= beat) {
      int left = plane.work().beatsPerPlane() - planeBeats;
      int size = ReadPort.burstSize(plane.firstBeat() + planeBeats, left);
      double earliest = Math.max(request + REQUEST, place());
      burstStart = planeBeats;
      burstFirst = port.burst(earliest, size);
      planeBeats += size;
      requestedBeats += size;
      lastBurst = size;
    }
    return burstFirst + (beat - burstStart) * port.beatClocks();
  }

  /**
   * Clock at which the FIFO has room for a burst. A burst counts two clocks after it was issued, so
   * that another may follow at once on one that has found room.
   */
  private double place() {
    double atOnce = port.issued() + 1;
    double early = left(requestedBeats - lastBurst - REQUESTED_BEATS);
    return early <= atOnce ? early : left(requestedBeats - REQUESTED_BEATS);
  }

  /** Clock at which so many beats have left the FIFO. */
  private double left(long count) {
    while (!consumed.isEmpty() && consumed.peek().count() < count - ReadPort.BURST_BEATS) {
      oldest = consumed.remove();
    }
    Mark before = oldest;
    for (Mark mark : consumed) {
      if (before.count() >= count) {
        break;
      }
      double clock = Math.max(before.clock(), mark.clock() - Math.max(0, mark.count() - count));
      before = new Mark(mark.count(), clock);
    }
    return before.clock();
  }
}
