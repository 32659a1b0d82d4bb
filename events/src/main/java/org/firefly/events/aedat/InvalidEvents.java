package org.firefly.events.aedat;

import org.firefly.events.Rule;

/** What happens to events that a file marks as invalid. */
public enum InvalidEvents implements Rule {
  /** They are dropped and counted. */
  DROP,
  /** They come out like the others. */
  KEEP;

  @Override
  public String question() {
    return "invalid-events";
  }
}
