package org.firefly.simulator.kernel;

import java.util.Arrays;

/**
 * Sums of weight rows at many places, a place being one output position of one time step. Sums are
 * kept in 16 bits, which up to 256 spikes cannot overflow; before more come, they are spilled to 32
 * bits. Made by a kernel for its own weights and used by one thread.
 */
public abstract class Accumulator {
  /** Spikes after which a 16-bit sum might be full. */
  private static final int MOST_SPIKES = 256;

  private int places;
  private int width;

  /** Most spikes that an event stands for. */
  private int spikes;

  /** Per place, the events in the 16-bit sums. */
  private int[] events = new int[0];

  /** Most spikes that the 16-bit sums of a place can hold. */
  private int mostSpikes;

  private int[] spilledEvents = new int[0];
  private int[] spilledSums = new int[0];
  private int[] someSums = new int[0];
  private boolean spilled;

  /** For the kernels. */
  protected Accumulator() {}

  /**
   * Sets the sums of all places to zero.
   *
   * @param weights rows to be added, packed by the kernel that made this
   * @param placesNeeded number of places
   */
  public final void start(WeightBlock weights, int placesNeeded) {
    places = placesNeeded;
    width = weights.width();
    spikes = weights.form().spikes();
    if (events.length < places) {
      events = new int[places];
    }
    spilled = false;
    choose(weights);
    clear();
  }

  private void clear() {
    Arrays.fill(events, 0, places, 0);
    mostSpikes = 0;
    clearSums(places);
  }

  /**
   * Adds to each place that sees a site the rows that the site's list names.
   *
   * @param lists of at most 256 spikes each
   * @param firstList list of the first site of the plane
   * @param longest length of the plane's longest list
   * @param view which place sees which site
   * @param firstPlace first place of the plane
   * @param firstRow row from which events count, times the row stride
   */
  public final void add(
      EventLists lists, int firstList, int longest, TapView view, int firstPlace, int firstRow) {
    if (mostSpikes + longest * spikes > MOST_SPIKES) {
      spill();
    }
    count(lists.starts(), firstList, view, firstPlace);
    addRows(lists, firstList, view, firstPlace, firstRow);
  }

  private void count(int[] starts, int firstList, TapView view, int firstPlace) {
    int most = mostSpikes / spikes;
    for (int i = 0; i < view.size(); i++) {
      int list = firstList + view.site(i);
      int place = firstPlace + view.place(i);
      int count = events[place] + starts[list + 1] - starts[list];
      events[place] = count;
      most = Math.max(most, count);
    }
    mostSpikes = most * spikes;
  }

  private void spill() {
    if (!spilled) {
      spilledEvents = new int[places];
      spilledSums = new int[places * width];
      someSums = new int[width];
      spilled = true;
    }
    for (int place = 0; place < places; place++) {
      spilledEvents[place] += events[place];
      readSums(place, 1, events, someSums);
      for (int slot = 0; slot < width; slot++) {
        spilledSums[place * width + slot] += someSums[slot];
      }
    }
    clear();
  }

  /** Most spikes that the events added at a place stand for. */
  public final int spikes(int place) {
    return spikes * (events[place] + (spilled ? spilledEvents[place] : 0));
  }

  /**
   * Reads the sums of successive places.
   *
   * @param target index order place, slot; written
   */
  public final void sums(int firstPlace, int count, int[] target) {
    readSums(firstPlace, count, events, target);
    if (spilled) {
      for (int i = 0; i < count * width; i++) {
        target[i] += spilledSums[firstPlace * width + i];
      }
    }
  }

  /** Chooses the rows to be added. */
  protected abstract void choose(WeightBlock weights);

  /** Sets the 16-bit sums of places 0 to {@code count} - 1 to zero. */
  protected abstract void clearSums(int count);

  /** Adds rows to the 16-bit sums; parameters as in {@link #add}. */
  protected abstract void addRows(
      EventLists lists, int firstList, TapView view, int firstPlace, int firstRow);

  /**
   * Writes the 16-bit sums of successive places.
   *
   * @param events per place of all, the events that were added
   * @param target index order place, slot
   */
  protected abstract void readSums(int firstPlace, int count, int[] events, int[] target);
}
