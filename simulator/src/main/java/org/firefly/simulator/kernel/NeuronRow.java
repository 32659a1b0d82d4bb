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
  private final int[] membranes;
  private final int[] before;

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
    before = new int[places * width];
    outside = new boolean[places];
    spikes = new int[places * BlockLayout.LANES];
  }

  /** Sets the membranes to zero. */
  public void clear() {
    Arrays.fill(membranes, 0);
  }

  /** Copies the membranes to {@link #before}. */
  public void keep() {
    System.arraycopy(membranes, 0, before, 0, membranes.length);
  }

  /** Slots of a place. */
  public int width() {
    return width;
  }

  /** Number of places. */
  public int places() {
    return places;
  }

  /** Sums of the weights; after {@link Neurons#fire} -1 where a neuron fires, else 0. */
  public int[] sums() {
    return sums;
  }

  /** Membranes. */
  public int[] membranes() {
    return membranes;
  }

  /** Membranes when they were last kept. */
  public int[] before() {
    return before;
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
