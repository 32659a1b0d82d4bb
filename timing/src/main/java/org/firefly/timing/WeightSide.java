package org.firefly.timing;

import java.util.List;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.timing.ClockListener.Level;

/**
 * The weight path: descriptors, pass tables, parameters and tiles through the first port, in the
 * order in which they are asked for: each as early as it is known and has room on chip, across
 * output groups and layers. Further ports have equal parts of the tiles. Asked for the groups and
 * tiles in the order in which the array works with them.
 */
final class WeightSide {
  /** From a counted group to the request of its parameters, and to its first pass. */
  private static final int PARAMETERS = 2;

  private static final int PASSES = 4;

  /** From a request for weights that is taken to the next. */
  private static final int NEXT_REQUEST = 2;

  /** From the last position of a group at the gate to the request of parameters in its place. */
  private static final int PARAMETERS_FREE = 30;

  /** From the release of a slot to the request of a tile for it. */
  private static final int SLOT_FREE = 1;

  private final ClockListener listener;
  private final List<StripWork> strips;
  private final RequestQueue queue;
  private final List<RequestQueue> further;
  private final HeaderReader headers;
  private final GroupScan scan;
  private final double[] slotFree;
  private final double[] setFree = new double[CoreStructure.PARAMETER_SETS];
  private boolean weightsNext;
  private int groups;
  private long tiles;
  private double request;

  WeightSide(List<StripWork> strips, List<ReadPort> ports, int ringTiles, ClockListener listener) {
    this.listener = listener;
    this.strips = strips;
    queue = new RequestQueue(ports.get(0));
    further = ports.stream().skip(1).map(RequestQueue::new).toList();
    headers = new HeaderReader(strips, queue, ports.get(0).beatClocks());
    scan = new GroupScan(strips, headers);
    slotFree = new double[ringTiles];
  }

  /** Begins the next output group; returns the clock from which its passes are known. */
  double group(int strip) {
    scan.advance();
    while (!scan.knows(groups)) {
      readHeader();
    }
    double sent = scan.sent(groups);
    StripWork work = strips.get(strip);
    double free = setFree[groups % CoreStructure.PARAMETER_SETS];
    turn(Math.max(sent + PARAMETERS, free), List.of());
    queue.take(request, 0, work.parameterBeats());
    request += NEXT_REQUEST;
    return sent + PASSES;
  }

  /** Index of the next tile that {@link #fetchTile} reads. */
  long nextTile() {
    return tiles;
  }

  /**
   * Reads a tile into the next slot, a part through each port.
   *
   * @param beat address in beats
   * @param beats of a part
   * @return clock of its last beat
   */
  double fetchTile(long beat, int beats) {
    turn(slotFree[(int) (tiles++ % slotFree.length)] + SLOT_FREE, further);
    double there = queue.take(request, beat, beats);
    for (int i = 0; i < further.size(); i++) {
      RequestQueue port = further.get(i);
      double taken = port.turn(request);
      there = Math.max(there, port.take(taken, beat + (i + 1L) * beats, beats));
    }
    request += NEXT_REQUEST;
    listener.level(Level.WEIGHT_RING, there, 1);
    return there;
  }

  /** The last row of a tile was read for the last time. */
  void release(long tile, double clock) {
    slotFree[(int) (tile % slotFree.length)] = clock;
    listener.level(Level.WEIGHT_RING, clock, -1);
  }

  /**
   * A group ends.
   *
   * @param lastTaken clock at which its last tile was taken for the last time
   * @param last clock of its last position
   */
  void endGroup(double lastTaken, double last) {
    scan.leave(lastTaken);
    setFree[groups++ % CoreStructure.PARAMETER_SETS] = last + PARAMETERS_FREE;
  }

  /** Waits for the turn of weights; {@link #request} is the clock of their request then. */
  private void turn(double made, List<RequestQueue> others) {
    double earliest = Math.max(made, request);
    for (RequestQueue other : others) {
      earliest = Math.max(earliest, other.turn(earliest));
    }
    scan.advance();
    while (headerGoesBefore(queue.turn(earliest))) {
      readHeader();
    }
    weightsNext = false;
    request = queue.turn(earliest);
  }

  private boolean headerGoesBefore(double turn) {
    double table = queue.turn(headers.tableRequest());
    return queue.turn(headers.descriptorRequest()) <= turn
        || (weightsNext ? table < turn : table <= turn);
  }

  private void readHeader() {
    double descriptor = queue.turn(headers.descriptorRequest());
    double table = queue.turn(headers.tableRequest());
    if (descriptor <= table) {
      headers.readDescriptor(descriptor);
    } else {
      headers.readTable(table);
      weightsNext = true;
    }
    scan.advance();
  }
}
