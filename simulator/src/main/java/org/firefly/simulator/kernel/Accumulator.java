package org.firefly.simulator.kernel;

import java.util.Arrays;

/**
 * Sums of weight rows at many places, a place being one output position of one time step. Sums are
 * kept in 16 bits, which up to 256 events cannot overflow; before more come, they are spilled to 32
 * bits. Made by a kernel for its own weights and used by one thread.
 */
public abstract class Accumulator {
  /** Events after which a 16-bit sum might be full. */
  private static final int MOST_EVENTS = 256;

  private int places;
  private int width;

  /** Per place, the events in the 16-bit sums. */
  private int[] events = new int[0];

  /** Not less than any of {@link #events}. */
  private int mostEvents;

  private int[] spilledEvents = new int[0];
  private int[] spilledSums = new int[0];
  private int[] oneSum = new int[0];
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
    if (events.length < places) {
      events = new int[places];
    }
    spilled = false;
    choose(weights);
    clear();
  }

  private void clear() {
    Arrays.fill(events, 0, places, 0);
    mostEvents = 0;
    clearSums(places);
  }

  /**
   * Adds to each place that sees a site the rows that the site's list names.
   *
   * @param lists at most 256 events each
   * @param firstList list of the first site of the plane
   * @param longest length of the plane's longest list
   * @param view which place sees which site
   * @param firstPlace first place of the plane
   * @param firstRow row from which events count, times the row stride
   */
  public final void add(
      EventLists lists, int firstList, int longest, TapView view, int firstPlace, int firstRow) {
    if (mostEvents + longest > MOST_EVENTS) {
      spill();
    }
    count(lists.starts(), firstList, view, firstPlace);
    addRows(lists, firstList, view, firstPlace, firstRow);
  }

  private void count(int[] starts, int firstList, TapView view, int firstPlace) {
    int most = mostEvents;
    for (int i = 0; i < view.size(); i++) {
      int list = firstList + view.site(i);
      int place = firstPlace + view.place(i);
      int count = events[place] + starts[list + 1] - starts[list];
      events[place] = count;
      most = Math.max(most, count);
    }
    mostEvents = most;
  }

  private void spill() {
    if (!spilled) {
      spilledEvents = new int[places];
      spilledSums = new int[places * width];
      oneSum = new int[width];
      spilled = true;
    }
    for (int place = 0; place < places; place++) {
      spilledEvents[place] += events[place];
      readSums(place, events[place], oneSum);
      for (int slot = 0; slot < width; slot++) {
        spilledSums[place * width + slot] += oneSum[slot];
      }
    }
    clear();
  }

  /** Events that were added at a place. */
  public final int events(int place) {
    return events[place] + (spilled ? spilledEvents[place] : 0);
  }

  /**
   * Reads the sums of a place.
   *
   * @param target one sum per slot, written
   */
  public final void sums(int place, int[] target) {
    readSums(place, events[place], target);
    if (spilled) {
      for (int slot = 0; slot < width; slot++) {
        target[slot] += spilledSums[place * width + slot];
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

  /** Writes the 16-bit sums of a place, to which {@code count} events were added. */
  protected abstract void readSums(int place, int count, int[] target);
}
