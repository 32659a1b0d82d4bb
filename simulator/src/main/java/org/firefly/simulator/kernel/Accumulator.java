package org.firefly.simulator.kernel;

import java.util.Arrays;

/**
 * Sums of weight rows at many places. A place is one output position of one time step; places of a
 * sample and time step make a plane. Sums are kept in 16 bits, which up to 256 spikes cannot
 * overflow; before more come, those of the plane are spilled to 32 bits. Made by a kernel for its
 * own weights and used by one thread.
 */
public abstract class Accumulator {
  /** Spikes after which a 16-bit sum might be full. */
  private static final int MOST_SPIKES = 256;

  private int planePlaces;
  private int width;
  private RowForm form = RowForm.WEIGHTS;

  /** Most spikes that an event stands for. */
  private int spikes;

  /** Per place, the events in the 16-bit sums; with tables, perhaps some more. */
  private int[] events = new int[0];

  private int[] spilledEvents = new int[0];
  private int[] spilledSums = new int[0];
  private int[] planeSums = new int[0];
  private boolean spilled;

  /** For the kernels. */
  protected Accumulator() {}

  /**
   * Sets the sums of all places to zero.
   *
   * @param weights rows to be added, packed by the kernel that made this
   * @param planes number of planes
   * @param placesOfPlane places of each
   */
  public final void start(WeightBlock weights, int planes, int placesOfPlane) {
    planePlaces = placesOfPlane;
    width = weights.width();
    form = weights.form();
    spikes = form.spikes();
    if (events.length < planes * planePlaces) {
      events = new int[planes * planePlaces];
    }
    spilled = false;
    choose(weights);
    Arrays.fill(events, 0, planes * planePlaces, 0);
    clearSums(0, planes * planePlaces);
  }

  /**
   * Adds to each place of a plane the rows that the lists that it sees stand for.
   *
   * @param lists of at most 256 spikes each
   * @param firstList the first list of the plane
   * @param longest length of the plane's longest list; what a place sees must be {@link #holds
   *     held}
   * @param view which place sees which lists
   * @param plane number of the plane
   * @param firstRow row of the first tap from which events count, times the row stride
   */
  public final void add(
      EventLists lists, int firstList, int longest, TapView view, int plane, int firstRow) {
    int firstPlace = plane * planePlaces;
    int[] starts = lists.starts();
    if (count(starts, firstList, longest, view, firstPlace, 1) * spikes > MOST_SPIKES) {
      // What is spilled are the events that have been added, so the new ones must not count yet.
      count(starts, firstList, longest, view, firstPlace, -1);
      spill(firstPlace);
      count(starts, firstList, longest, view, firstPlace, 1);
    }
    int fromRow = firstRow - view.firstColumn() * lists.columnStride();
    for (int row = 0; row < view.rows(); row++) {
      addRow(lists, firstList + view.list(row), view, firstPlace + view.place(row), fromRow);
    }
  }

  /** Whether so many events fit into 16-bit sums. */
  public final boolean holds(int length) {
    return length * spikes <= MOST_SPIKES;
  }

  /** Counts events, {@code sign} times each; returns the most at any place. */
  private int count(
      int[] starts, int firstList, int longest, TapView view, int firstPlace, int sign) {
    if (form == RowForm.TABLES) {
      return countEverywhere(firstPlace, sign * longest * view.taps());
    }
    int most = 0;
    for (int row = 0; row < view.rows(); row++) {
      int list = firstList + view.list(row);
      int place = firstPlace + view.place(row);
      most = Math.max(most, countRow(starts, list, view, place, sign));
    }
    return most;
  }

  /** Lists of tables are equally long; places that see none of them count as well. */
  private int countEverywhere(int firstPlace, int length) {
    for (int place = firstPlace; place < firstPlace + planePlaces; place++) {
      events[place] += length;
    }
    return events[firstPlace];
  }

  private int countRow(int[] starts, int firstList, TapView view, int firstPlace, int sign) {
    int most = 0;
    int list = firstList;
    for (int place = firstPlace; place < firstPlace + view.columns(); place++) {
      events[place] += sign * (starts[list + view.taps()] - starts[list]);
      most = Math.max(most, events[place]);
      list += view.step();
    }
    return most;
  }

  private void spill(int firstPlace) {
    if (!spilled) {
      spilledEvents = new int[events.length];
      spilledSums = new int[events.length * width];
      planeSums = new int[planePlaces * width];
      spilled = true;
    }
    readSums(firstPlace, planePlaces, events, planeSums);
    int to = firstPlace * width;
    for (int i = 0; i < planeSums.length; i++) {
      spilledSums[to + i] += planeSums[i];
    }
    for (int place = firstPlace; place < firstPlace + planePlaces; place++) {
      spilledEvents[place] += events[place];
      events[place] = 0;
    }
    clearSums(firstPlace, planePlaces);
  }

  /** Most spikes that the events added at any of successive places stand for. */
  public final int mostSpikes(int firstPlace, int count) {
    int most = 0;
    for (int place = firstPlace; place < firstPlace + count; place++) {
      most = Math.max(most, events[place] + (spilled ? spilledEvents[place] : 0));
    }
    return spikes * most;
  }

  /**
   * Reads the sums of successive places.
   *
   * @param target index order place, slot; written
   */
  public final void sums(int firstPlace, int count, int[] target) {
    readSums(firstPlace, count, events, target);
    if (spilled) {
      int from = firstPlace * width;
      for (int i = 0; i < count * width; i++) {
        target[i] += spilledSums[from + i];
      }
    }
  }

  /**
   * Reads weights that will soon be added, in the order of memory, so that they come into the
   * caches side by side and not one after the other when an event names them. A kernel may do
   * nothing.
   *
   * @param from first weight, as events name it
   * @param length how far to read, in the same unit
   */
  public void fetch(int from, int length) {}

  /** Chooses the rows to be added. */
  protected abstract void choose(WeightBlock weights);

  /** Sets the 16-bit sums of successive places to zero. */
  protected abstract void clearSums(int firstPlace, int count);

  /**
   * Adds rows to the 16-bit sums of a row of places.
   *
   * @param lists lists of events
   * @param firstList the first list that the first place sees
   * @param view how many places there are, and which lists they see
   * @param firstPlace the first place
   * @param fromRow row from which the first place's events count, times the row stride; {@code
   *     view.step() * lists.columnStride()} less for each next place
   */
  protected abstract void addRow(
      EventLists lists, int firstList, TapView view, int firstPlace, int fromRow);

  /**
   * Writes the 16-bit sums of successive places.
   *
   * @param events per place of all, the events that were added
   * @param target index order place, slot
   */
  protected abstract void readSums(int firstPlace, int count, int[] events, int[] target);
}
