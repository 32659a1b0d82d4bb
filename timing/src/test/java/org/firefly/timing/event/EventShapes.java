package org.firefly.timing.event;

import org.firefly.timing.event.EventEngine.Banking;
import org.firefly.timing.event.EventEngine.Cells;
import org.firefly.timing.event.EventEngine.HandOver;
import org.firefly.timing.event.EventEngine.RowMemory;

/** Engines of the tests. */
final class EventShapes {
  /** Eight cells that work on the same position, 32 outputs, four steps, masks of 64 channels. */
  static final EventEngine EIGHT_CELLS =
      new EventEngine(
          new Cells(8, 2, Banking.CHANNEL_PLUS_TAP, RowMemory.BLOCK),
          32,
          4,
          64,
          new HandOver(1, 1, 32));

  private EventShapes() {}
}
