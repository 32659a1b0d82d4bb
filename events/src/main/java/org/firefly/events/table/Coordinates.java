package org.firefly.events.table;

import org.firefly.events.DropCounter;
import org.firefly.events.DropReason;
import org.firefly.events.EventBatch;

/** Numbers of any size as events. */
final class Coordinates {
  private Coordinates() {}

  /** Adds an event, or counts it as outside the sensor if no sensor can have its pixel. */
  static void add(EventBatch batch, DropCounter drops, long time, long x, long y, long polarity) {
    if (x < 0 || y < 0 || x >= EventBatch.COORDINATES || y >= EventBatch.COORDINATES) {
      drops.add(DropReason.OUT_OF_SENSOR);
    } else {
      batch.add(time, (int) x, (int) y, polarity > 0 ? 1 : 0);
    }
  }
}
