package org.firefly.simulator;

import org.firefly.architecture.LayerDescriptor;
import org.firefly.simulator.kernel.Kernel;

/** Gathers the events that one output position sees through all taps of a block. */
final class EventList {
  /** Events that a kernel may copy beyond the end of a list. */
  static final int SLACK = 16;

  private final Kernel kernel;
  private final SiteEvents sites;
  private final int stride;
  private final int rows;
  private final int columns;
  private final int rowsPerTap;
  private int[] events = new int[0];

  EventList(Strip strip, Kernel kernel, SiteEvents sites) {
    LayerDescriptor layer = strip.descriptor();
    this.kernel = kernel;
    this.sites = sites;
    this.stride = strip.packed() ? 1 : layer.stride();
    this.rows = strip.siteRows();
    this.columns = strip.siteColumns();
    this.rowsPerTap = strip.config().parallelism();
  }

  /** Gathers and returns the number of events. */
  int gather(BlockFamily family, Block block, int sample, int timeStep, int row, int column) {
    int longest = sites.longest(sample, timeStep);
    reserve(block.taps().length, longest);
    int plane = sites.plane(sample, timeStep);
    int tapRows = family.sources().length * rowsPerTap * family.rowStride();
    int base = 0;
    int count = 0;
    for (Tap tap : block.taps()) {
      int y = stride * row + tap.row();
      int x = stride * column + tap.column();
      if (y >= 0 && y < rows && x >= 0 && x < columns) {
        int site = plane + y * columns + x;
        int length = sites.length(site);
        kernel.append(sites.events(), sites.start(site), length, longest, base, events, count);
        count += length;
      }
      base += tapRows;
    }
    return count;
  }

  private void reserve(int taps, int longest) {
    int needed = (taps + 1) * longest + SLACK;
    if (events.length < needed) {
      events = new int[needed];
    }
  }

  int[] events() {
    return events;
  }
}
