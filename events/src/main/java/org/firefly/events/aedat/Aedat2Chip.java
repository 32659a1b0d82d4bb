package org.firefly.events.aedat;

import org.firefly.events.Rule;

/** Which camera the addresses of an AEDAT 2 file are of. */
public enum Aedat2Chip implements Rule {
  /** The one that the header names, else a DVS128. */
  HEADER,
  DVS128,
  DAVIS240,
  DAVIS346;

  @Override
  public String question() {
    return "aedat2-chip";
  }
}
