package org.firefly.timing;

import java.util.List;
import org.firefly.architecture.isa.CoreStructure;

/**
 * Reads the pass tables as they arrive and counts the passes of each output group, up to 16 groups
 * ahead of the array.
 */
final class GroupScan {
  /** From a beat of the table on the bus to the first of its entries that is read. */
  private static final int ARRIVAL = 4;

  private static final int ENTRY_CLOCKS = 3;

  /** From a job to the first entry, and from the last group of a layer to the next layer. */
  private static final int NEXT_LAYER = 2;

  private final List<StripWork> strips;
  private final HeaderReader headers;
  private final double[] sent;
  private final double[] left;
  private final double[] layerEnds;
  private int strip;
  private int group;
  private int entry;
  private double next;
  private int groupsSent;
  private int groupsLeft;

  GroupScan(List<StripWork> strips, HeaderReader headers) {
    this.strips = strips;
    this.headers = headers;
    int groups = strips.stream().mapToInt(work -> work.passesPerGroup().size()).sum();
    sent = new double[groups];
    left = new double[groups];
    layerEnds = new double[strips.size()];
  }

  /** Whether the passes of a group have been counted. */
  boolean knows(int index) {
    return index < groupsSent;
  }

  /** Clock at which the passes of a group had been counted. */
  double sent(int index) {
    return sent[index];
  }

  /** The oldest group waits no longer, because its last tile was taken. */
  void leave(double clock) {
    left[groupsLeft++] = clock;
  }

  /** Scans, and makes jobs, as far as their clocks are known. */
  void advance() {
    boolean moves;
    do {
      moves = makeJob();
      moves |= scanGroup();
    } while (moves);
  }

  private boolean makeJob() {
    int oldest = headers.jobsMade() - CoreStructure.WAITING_JOBS;
    if (!headers.jobWaits() || oldest >= strip) {
      return false;
    }
    headers.makeJob(oldest < 0 ? 0 : layerEnds[oldest] + 1);
    return true;
  }

  private boolean scanGroup() {
    if (strip >= headers.jobsMade()) {
      return false;
    }
    StripWork work = strips.get(strip);
    int size = work.passesPerGroup().get(group);
    int oldest = groupsSent - CoreStructure.WAITING_GROUPS;
    int lastBeat = (entry + size - 1) / work.entriesPerBeat();
    if (oldest >= groupsLeft || !headers.hasBeat(strip, lastBeat)) {
      return false;
    }
    readEntries(work, size);
    next = oldest < 0 ? next : Math.max(next, left[oldest] + 1);
    send(work);
    return true;
  }

  private void readEntries(StripWork work, int count) {
    if (entry == 0) {
      next = Math.max(next, headers.job(strip) + NEXT_LAYER);
    }
    for (int i = 0; i < count; i++) {
      double there = headers.beat(strip, entry++ / work.entriesPerBeat()) + ARRIVAL;
      next = Math.max(next, there) + ENTRY_CLOCKS;
    }
  }

  private void send(StripWork work) {
    sent[groupsSent++] = next;
    next++;
    if (++group == work.passesPerGroup().size()) {
      layerEnds[strip++] = sent[groupsSent - 1];
      next++;
      group = 0;
      entry = 0;
    }
  }
}
