package org.firefly.events.aedat;

import org.firefly.events.Rule;

/** How many events of an AEDAT 3.1 packet are there. */
public enum Aedat3Extent implements Rule {
  /** The header's number; the room behind them, up to its capacity, is passed over. */
  NUMBER,
  /** The header's capacity. */
  CAPACITY;

  @Override
  public String question() {
    return "aedat3-extent";
  }
}
