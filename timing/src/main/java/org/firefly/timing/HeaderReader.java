package org.firefly.timing;

import java.util.List;

/**
 * Reads what the weight side must know before it can ask for weights: descriptors, one after the
 * other, each of which makes a job, and the pass tables of the jobs.
 */
final class HeaderReader {
  /** From the start of a run to the request of the first descriptor. */
  private static final int START = 6;

  /** From the last beat of a descriptor on the bus to its job. */
  private static final int JOB = 2;

  /** From a job to the request of the next descriptor. */
  private static final int NEXT_DESCRIPTOR = 1;

  /** From a job to the request of its table. */
  private static final int TABLE = 3;

  /** From a request of a table that is taken to the next of the same table, or of another. */
  private static final int NEXT_BEATS = 2;

  private static final int NEXT_TABLE = 3;

  /** A descriptor's request goes in behind the arbiter of the others. */
  private static final int SHORTER_WAY = 1;

  private final List<StripWork> strips;
  private final RequestQueue queue;
  private final double beatClocks;
  private final double[] described;
  private final double[] jobs;
  private final double[][] tables;
  private int descriptorsRead;
  private int jobsMade;
  private int table;
  private int tableBeat;
  private double tableTaken = Double.NEGATIVE_INFINITY;

  HeaderReader(List<StripWork> strips, RequestQueue queue, double beatClocks) {
    this.strips = strips;
    this.queue = queue;
    this.beatClocks = beatClocks;
    described = new double[strips.size()];
    jobs = new double[strips.size()];
    tables = new double[strips.size()][];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = new double[strips.get(i).tableBeats()];
    }
  }

  /** Descriptors that have been read and wait for room for their job. */
  boolean jobWaits() {
    return jobsMade < descriptorsRead;
  }

  int jobsMade() {
    return jobsMade;
  }

  /** Makes the next job when there is room for it. */
  void makeJob(double room) {
    jobs[jobsMade] = Math.max(described[jobsMade] + JOB, room);
    jobsMade++;
  }

  double job(int strip) {
    return jobs[strip];
  }

  /** Whether a beat of a table has been read. */
  boolean hasBeat(int strip, int beat) {
    return strip < table || strip == table && beat < tableBeat;
  }

  /** Clock of a beat of a table on the bus. */
  double beat(int strip, int beat) {
    return tables[strip][beat];
  }

  /** Clock from which the next descriptor is asked for; infinite while that is unknown. */
  double descriptorRequest() {
    if (jobWaits() || descriptorsRead == strips.size()) {
      return Double.POSITIVE_INFINITY;
    }
    double made = descriptorsRead == 0 ? START : jobs[jobsMade - 1] + NEXT_DESCRIPTOR;
    return made - SHORTER_WAY;
  }

  /** Clock from which the next beats of a table are asked for; infinite while that is unknown. */
  double tableRequest() {
    if (table >= jobsMade) {
      return Double.POSITIVE_INFINITY;
    }
    return tableBeat == 0
        ? Math.max(jobs[table] + TABLE, tableTaken + NEXT_TABLE)
        : tableTaken + NEXT_BEATS;
  }

  void readDescriptor(double clock) {
    StripWork work = strips.get(descriptorsRead);
    described[descriptorsRead++] = queue.take(clock, work.descriptorBeat(), work.descriptorBeats());
  }

  void readTable(double clock) {
    StripWork work = strips.get(table);
    double[] arrivals = tables[table];
    int size = Math.min(work.tableRequestBeats(), arrivals.length - tableBeat);
    double last = queue.take(clock, work.tableBeat() + tableBeat, size);
    for (int i = 0; i < size; i++) {
      arrivals[tableBeat + i] = last - (size - 1 - i) * beatClocks;
    }
    tableTaken = clock;
    tableBeat += size;
    if (tableBeat == arrivals.length) {
      table++;
      tableBeat = 0;
    }
  }
}
