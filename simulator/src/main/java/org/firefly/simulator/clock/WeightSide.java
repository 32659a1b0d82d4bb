package org.firefly.simulator.clock;

import java.util.List;

/**
 * The weight path: descriptors, pass tables, parameters and tiles through one port, as early as
 * there is room for them on chip, across output groups and layers. Asked for the groups and tiles
 * in the order in which the array works with them.
 */
final class WeightSide {
  /** From a request of the path to its first burst on the bus. */
  private static final int REQUEST = 9;

  /** From the last beat of a descriptor to the job that it makes, and from there to a request. */
  private static final int JOB = 3;

  /** From a beat of the table on the bus to the scanner that reads it. */
  private static final int TABLE_ARRIVAL = 4;

  private static final int SCAN_CLOCKS = 3;
  private static final int TABLE_BEATS = 8;

  /** Layers that wait for the scanner. */
  private static final int WAITING_JOBS = 4;

  /** Groups, and sets of parameters, on chip. */
  private static final int WAITING_GROUPS = 16;

  /** From a scanned group to the request of its parameters. */
  private static final int GROUP = 4;

  private final List<StripWork> strips;
  private final ReadPort port;
  private final double[] slotFree;
  private final double[] groupEnds = new double[WAITING_GROUPS];
  private final double[] scanEnds;
  private final double[][] tables;
  private double descriptorRequest;
  private double tableFree;
  private int described;
  private int tabled;
  private int tableRead;
  private double scanned;
  private int scannedStrip = -1;
  private int entry;
  private long groups;
  private long tiles;
  private double request;

  /**
   * @param start clock at which the run begins
   */
  WeightSide(List<StripWork> strips, ReadPort port, int ringTiles, double start) {
    this.strips = strips;
    this.port = port;
    slotFree = new double[ringTiles];
    scanEnds = new double[strips.size()];
    tables = new double[strips.size()][];
    descriptorRequest = start;
  }

  /** Begins the next output group; returns the clock from which its passes are known. */
  double group(int strip, int passes) {
    if (strip != scannedStrip) {
      scannedStrip = strip;
      entry = 0;
    }
    StripWork work = strips.get(strip);
    for (int i = 0; i < passes; i++, entry++) {
      double there = tableBeat(strip, entry / work.entriesPerBeat()) + TABLE_ARRIVAL;
      scanned = Math.max(scanned + SCAN_CLOCKS, there + SCAN_CLOCKS);
    }
    int place = (int) (groups++ % WAITING_GROUPS);
    scanned = Math.max(scanned + 1, groupEnds[place]);
    scanEnds[strip] = scanned;
    request = Math.max(request, scanned + GROUP);
    readHeaders();
    port.read(request + REQUEST, 0, work.parameterBeats());
    return scanned + GROUP;
  }

  private double tableBeat(int strip, int beat) {
    while (described <= strip || tabled < strip || tabled == strip && tableRead <= beat) {
      readHeader();
    }
    return tables[strip][beat];
  }

  /** Reads headers whose turn comes before the next request for weights. */
  private void readHeaders() {
    while (headerTime() <= request) {
      readHeader();
    }
  }

  private double headerTime() {
    if (tabled < described) {
      return tableFree;
    }
    boolean more = described < strips.size();
    return more ? Math.max(descriptorRequest, jobRoom()) : Double.POSITIVE_INFINITY;
  }

  private void readHeader() {
    if (tabled < described) {
      readTable(strips.get(tabled));
    } else {
      describe();
    }
  }

  /** Clock at which there is room for one more job; infinite while that is not known. */
  private double jobRoom() {
    int before = described - WAITING_JOBS;
    if (before < 0) {
      return 0;
    }
    return before < scannedStrip || scanEnds[before] > 0 && before != scannedStrip
        ? scanEnds[before]
        : Double.POSITIVE_INFINITY;
  }

  /** Reads a descriptor, which makes a job. */
  private void describe() {
    StripWork work = strips.get(described);
    double read =
        port.read(descriptorRequest + REQUEST, work.descriptorBeat(), work.descriptorBeats());
    double room = jobRoom();
    double job = Math.max(read + JOB, Double.isInfinite(room) ? 0 : room);
    descriptorRequest = job + 1;
    tables[described++] = new double[work.tableBeats()];
    tableFree = Math.max(tableFree, job + JOB);
  }

  /** Reads the next beats of a pass table. */
  private void readTable(StripWork work) {
    double[] arrivals = tables[tabled];
    int size = Math.min(TABLE_BEATS, arrivals.length - tableRead);
    double last = port.read(tableFree + REQUEST, work.tableBeat() + tableRead, size);
    for (int i = 0; i < size; i++) {
      arrivals[tableRead + i] = last - (size - 1 - i) * port.beatClocks();
    }
    tableFree += 2;
    tableRead += size;
    if (tableRead == arrivals.length) {
      tabled++;
      tableRead = 0;
    }
  }

  /** Index of the next tile that {@link #fetchTile} reads. */
  long nextTile() {
    return tiles;
  }

  /**
   * Reads a tile into the next slot.
   *
   * @param beat address in beats
   * @return clock of its last beat
   */
  double fetchTile(long beat, int beats) {
    int slot = (int) (tiles++ % slotFree.length);
    request = Math.max(request + 2, slotFree[slot]);
    readHeaders();
    return port.read(request + REQUEST, beat, beats);
  }

  /** The last row of a tile was read for the last time. */
  void release(long tile, double clock) {
    slotFree[(int) (tile % slotFree.length)] = clock;
  }

  /** The last position of a group was issued. */
  void endGroup(double clock) {
    groupEnds[(int) ((groups - 1) % WAITING_GROUPS)] = clock;
  }
}
