package org.firefly.events.es;

import org.firefly.events.Rule;

/** Where row 0 of an Event Stream file is. */
public enum EventStreamRows implements Rule {
  /** At the bottom, as faery reads and writes it; it comes out as the last row. */
  FROM_BOTTOM,
  /** Rows come out as they are stored. */
  AS_STORED;

  @Override
  public String question() {
    return "event-stream-rows";
  }
}
