package org.firefly.simulator;

import org.firefly.architecture.LayerDescriptor;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.kernel.SiteView;

/** Gathers the events that one output position sees through all taps of a block. */
final class EventList {
  /** Events that a kernel may copy beyond the end of a list. */
  static final int SLACK = 32;

  private final Kernel kernel;
  private final SiteEvents sites;
  private final int stride;
  private final int rows;
  private final int columns;
  private final int parallelism;
  private Tap[] taps = new Tap[0];
  private SiteView view = new SiteView(0);
  private int tapRows;
  private final int[][] events;
  private final int[] counts;

  EventList(Strip strip, Kernel kernel, SiteEvents sites) {
    LayerDescriptor layer = strip.descriptor();
    this.kernel = kernel;
    this.sites = sites;
    this.stride = strip.packed() ? 1 : layer.stride();
    this.rows = strip.siteRows();
    this.columns = strip.siteColumns();
    this.parallelism = strip.config().parallelism();
    this.events = new int[layer.timeSteps()][0];
    this.counts = new int[layer.timeSteps()];
  }

  /** Chooses the block whose taps the next positions look through. */
  void start(BlockFamily family, Block block) {
    taps = block.taps();
    view = new SiteView(taps.length);
    tapRows = family.sources().length * parallelism * family.rowStride();
  }

  /** Chooses the output position whose events are gathered next. */
  void locate(int row, int column) {
    view.clear();
    int base = 0;
    for (Tap tap : taps) {
      int y = stride * row + tap.row();
      int x = stride * column + tap.column();
      if (y >= 0 && y < rows && x >= 0 && x < columns) {
        view.add(y * columns + x, base);
      }
      base += tapRows;
    }
  }

  /**
   * Gathers the events of all time steps. All before the first is used, because the processor is
   * slow to read back what it has just stored at odd addresses.
   */
  void gather(int sample) {
    for (int t = 0; t < events.length; t++) {
      int longest = sites.longest(sample, t);
      int needed = (taps.length + 1) * longest + SLACK;
      if (events[t].length < needed) {
        events[t] = new int[needed];
      }
      counts[t] = kernel.gather(sites.lists(), view, sites.plane(sample, t), longest, events[t]);
    }
  }

  int[] events(int timeStep) {
    return events[timeStep];
  }

  int count(int timeStep) {
    return counts[timeStep];
  }
}
