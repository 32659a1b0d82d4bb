package org.firefly.simulator.kernel;

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
  private final NeuronState before;
  private NeuronState state;

  /**
   * Room for neurons; which, {@link #enter} says.
   *
   * @param neurons their parameters
   * @param width slots of a place
   * @param places number of places
   */
  public NeuronRow(NeuronBlock neurons, int width, int places) {
    this.width = width;
    this.places = places;
    sums = new int[places * width];
    before = NeuronState.of(neurons, places * width);
    outside = new boolean[places];
    spikes = new int[places * BlockLayout.LANES];
  }

  /** Turns to the neurons with another state, which will be written. */
  public void enter(NeuronState other) {
    state = other;
  }

  /** Copies the state to {@link #before}. */
  public void keep() {
    before.copyFrom(state);
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

  /** What the neurons remember. */
  public NeuronState state() {
    return state;
  }

  /** The state when it was last kept. */
  public NeuronState before() {
    return before;
  }

  /** Index place x 8 + lane: bit r is the spike of row r. */
  public int[] spikes() {
    return spikes;
  }

  /** Per place, whether it was marked because something may leave its range; nobody unmarks it. */
  public boolean[] outside() {
    return outside;
  }
}
