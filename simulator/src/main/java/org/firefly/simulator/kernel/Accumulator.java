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

  /** Per plane, no less than the spikes in the 16-bit sums of any of its places. */
  private int[] mostSpikes = new int[0];

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
    mostSpikes = new int[planes];
    spilled = false;
    choose(weights);
    Arrays.fill(events, 0, planes * planePlaces, 0);
    clearSums(0, planes * planePlaces);
  }

  /**
   * Adds to each place of a plane that sees a site the rows that the site's list stands for.
   *
   * @param lists of at most 256 spikes each
   * @param firstList list of the first site of the plane
   * @param longest length of the plane's longest list
   * @param view which place sees which site
   * @param plane number of the plane
   * @param firstRow row from which events count, times the row stride
   */
  public final void add(
      EventLists lists, int firstList, int longest, TapView view, int plane, int firstRow) {
    int firstPlace = plane * planePlaces;
    int more = longest * spikes;
    if (mostSpikes[plane] + more > MOST_SPIKES) {
      mostSpikes[plane] = spikes * mostEvents(firstPlace);
      if (mostSpikes[plane] + more > MOST_SPIKES) {
        spill(firstPlace);
        mostSpikes[plane] = 0;
      }
    }
    mostSpikes[plane] += more;
    count(lists.starts(), firstList, longest, view, firstPlace);
    for (int row = 0; row < view.rows(); row++) {
      int list = firstList + view.site(row);
      int place = firstPlace + view.place(row);
      addRow(lists, list, view.siteStep(), place, view.columns(), firstRow);
    }
  }

  private void count(int[] starts, int firstList, int longest, TapView view, int firstPlace) {
    if (form == RowForm.TABLES) {
      countEverywhere(firstPlace, longest);
      return;
    }
    for (int row = 0; row < view.rows(); row++) {
      int list = firstList + view.site(row);
      int place = firstPlace + view.place(row);
      if (view.siteStep() == 1) {
        countSuccessive(starts, list, place, view.columns());
      } else {
        countApart(starts, list, view.siteStep(), place, view.columns());
      }
    }
  }

  /** Lists of tables are equally long; places that see none of them count as well. */
  private void countEverywhere(int firstPlace, int length) {
    for (int place = firstPlace; place < firstPlace + planePlaces; place++) {
      events[place] += length;
    }
  }

  /** Without a step, so that the JVM makes vectors of it. */
  private void countSuccessive(int[] starts, int firstList, int firstPlace, int places) {
    for (int i = 0; i < places; i++) {
      events[firstPlace + i] += starts[firstList + i + 1] - starts[firstList + i];
    }
  }

  private void countApart(int[] starts, int firstList, int step, int firstPlace, int places) {
    for (int i = 0; i < places; i++) {
      int list = firstList + i * step;
      events[firstPlace + i] += starts[list + 1] - starts[list];
    }
  }

  private int mostEvents(int firstPlace) {
    int most = 0;
    for (int place = firstPlace; place < firstPlace + planePlaces; place++) {
      most = Math.max(most, events[place]);
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

  /** Chooses the rows to be added. */
  protected abstract void choose(WeightBlock weights);

  /** Sets the 16-bit sums of successive places to zero. */
  protected abstract void clearSums(int firstPlace, int count);

  /**
   * Adds rows to the 16-bit sums of successive places.
   *
   * @param lists lists of events
   * @param firstList list of the first place
   * @param step distance from list to list
   * @param firstPlace the first place
   * @param places number of places
   * @param firstRow row from which events count, times the row stride
   */
  protected abstract void addRow(
      EventLists lists, int firstList, int step, int firstPlace, int places, int firstRow);

  /**
   * Writes the 16-bit sums of successive places.
   *
   * @param events per place of all, the events that were added
   * @param target index order place, slot
   */
  protected abstract void readSums(int firstPlace, int count, int[] events, int[] target);
}
