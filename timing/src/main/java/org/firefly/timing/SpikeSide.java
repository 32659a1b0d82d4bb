package org.firefly.timing;

import java.util.ArrayDeque;
import java.util.Deque;
import org.firefly.timing.ClockListener.Level;

/**
 * The spike path up to the row memory or vector buffer: planes through one port, as early as their
 * passes are known and the FIFO has room, and rows of them into the memory as others leave it.
 * Asked for rows in their order, and told of releases in theirs.
 */
final class SpikeSide {
  /** From the start of a run to the request of the first descriptor. */
  private static final int START = 5;

  /** From the request of a plane, or a descriptor, to its first burst on the bus. */
  private static final int REQUEST = 8;

  /** From a beat on the bus to the memory. */
  private static final int ARRIVAL = 7;

  /** From a complete row to the gate. */
  private static final int COMPLETE = 1;

  /** A plane whose rows have not all entered. */
  private record Plane(StripWork work, double requested, long firstBeat, double earliest) {}

  private final ClockListener listener;
  private final ReadPort port;
  private final Deque<Plane> planes = new ArrayDeque<>();
  private final double[] planeEnds = new double[PassQueue.PASSES_AHEAD];
  private final RowSlots slots = new RowSlots();
  private final BeatFifo fifo = new BeatFifo();
  private long planesEntered;
  private long rows;
  private double entered;
  private long beatsBefore;
  private int row;
  private int beatsRead;
  private long consumed;
  private double request;
  private int burstStart;
  private double burstFirst;

  SpikeSide(ReadPort port, ClockListener listener) {
    this.listener = listener;
    this.port = port;
  }

  /** Reads the first descriptor of a run; returns the clock of its last beat. */
  double readFirstDescriptor(StripWork work) {
    return readDescriptor(START, work);
  }

  /** Reads a descriptor, between two layers; returns the clock of its last beat. */
  double readDescriptor(double requested, StripWork work) {
    int beats = work.descriptorBeats();
    double last = port.read(requested + REQUEST, work.descriptorBeat(), beats);
    fifo.reserve(beats);
    beatsBefore += beats;
    consumed = beatsBefore;
    fifo.pass(beatsBefore, last + ARRIVAL);
    return last;
  }

  /** Rows that have entered of all planes. */
  long rows() {
    return rows;
  }

  /**
   * Asks for a plane.
   *
   * @param requested clock of the request
   * @param firstBeat its address in beats
   * @param earliest clock before which none of its rows may enter
   */
  void plane(StripWork work, double requested, long firstBeat, double earliest) {
    planes.add(new Plane(work, requested, firstBeat, earliest));
  }

  /** Rows before this one are needed no more from a clock on. */
  void release(long firstNeeded, double clock) {
    slots.release(firstNeeded, clock);
  }

  /** Clock at which the first {@code count} rows are there; their planes have been asked for. */
  double complete(long count) {
    while (rows < count) {
      enterRow(planes.element());
    }
    return entered + COMPLETE;
  }

  private void enterRow(Plane plane) {
    PlaneRows shape = plane.work().plane();
    double free = plane.work().isPacked() ? plane.earliest() : slots.free(rows);
    int lastBeat = shape.lastBeat(row);
    double there = arrival(plane, lastBeat) + ARRIVAL;
    double begin = Math.max(entered + shape.clocksBefore(row), free);
    entered = Math.max(begin + shape.chunks(), there);
    rows++;
    fifo.consume(beatsBefore + lastBeat + 1, entered);
    listener.level(Level.SPIKE_FIFO, entered, beatsLeft(beatsBefore + lastBeat + 1));
    if (++row == shape.count()) {
      planes.remove();
      planeEnds[(int) (planesEntered++ % PassQueue.PASSES_AHEAD)] = entered;
      beatsBefore += shape.beats();
      row = 0;
      beatsRead = 0;
    }
  }

  /** Clock at which a beat of the present plane is on the bus. */
  private double arrival(Plane plane, int beat) {
    if (beatsRead == 0) {
      double queued = planeEnds[(int) (planesEntered % PassQueue.PASSES_AHEAD)];
      request = Math.max(Math.max(plane.requested(), request + 1), queued);
    }
    while (beatsRead <= beat) {
      readBurst(plane);
    }
    return burstFirst + (beat - burstStart) * port.beatClocks();
  }

  private void readBurst(Plane plane) {
    int left = plane.work().plane().beats() - beatsRead;
    int size = ReadPort.burstSize(plane.firstBeat() + beatsRead, left);
    double earliest = Math.max(request + REQUEST, fifo.room(port.issued() + 1));
    burstStart = beatsRead;
    burstFirst = port.burst(earliest, size);
    beatsRead += size;
    fifo.reserve(size);
    listener.level(Level.SPIKE_FIFO, port.issued(), size);
  }

  /** The change of the level when all beats before this one have left. */
  private int beatsLeft(long end) {
    int change = (int) (consumed - end);
    consumed = end;
    return change;
  }
}
