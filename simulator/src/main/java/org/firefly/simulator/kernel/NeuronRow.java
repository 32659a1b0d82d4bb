package org.firefly.simulator.kernel;

import java.util.Arrays;

/**
 * The neurons of one block at places in a row, during one time step. Arrays are indexed place x
 * width + slot unless they say otherwise. A whole row goes through a kernel at once, so that its
 * loops are long and the JVM compiles them apart from their caller. Used by one thread.
 */
public final class NeuronRow {
  private final int width;
  private final int places;
  private final int[] sums;
  private final int[] spikes;
  private final boolean[] outside;
  private int[] membranes;
  private int[] next;

  /**
   * Neurons at rest.
   *
   * @param width slots of a place
   * @param places number of places
   */
  public NeuronRow(int width, int places) {
    this.width = width;
    this.places = places;
    sums = new int[places * width];
    membranes = new int[places * width];
    next = new int[places * width];
    outside = new boolean[places];
    spikes = new int[places * BlockLayout.LANES];
  }

  /** Sets the membranes to zero. */
  public void clear() {
    Arrays.fill(membranes, 0);
  }

  /** Goes on to the next time step: {@link #next} becomes {@link #membranes}. */
  public void advance() {
    int[] old = membranes;
    membranes = next;
    next = old;
  }

  /** Slots of a place. */
  public int width() {
    return width;
  }

  /** Number of places. */
  public int places() {
    return places;
  }

  /** Sums of the weights; undefined after the step. */
  public int[] sums() {
    return sums;
  }

  /** Membranes before the step. */
  public int[] membranes() {
    return membranes;
  }

  /** Membranes after the step. */
  public int[] next() {
    return next;
  }

  /** Index place x 8 + lane: bit r is the spike of row r. */
  public int[] spikes() {
    return spikes;
  }

  /** Per place, whether a leaked membrane was out of range when that was looked for. */
  public boolean[] outside() {
    return outside;
  }
}
