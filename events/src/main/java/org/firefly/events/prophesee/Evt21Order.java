package org.firefly.events.prophesee;

import org.firefly.events.Rule;

/** Which half of an EVT2.1 word comes first in the file. */
public enum Evt21Order implements Rule {
  /** The header says it: the high half if its endianness is legacy, else the low half. */
  HEADER,
  /** The low half, so that a word is one little-endian number: GenX320. */
  LOW_FIRST,
  /** The high half, each half little-endian: IMX636. */
  HIGH_FIRST;

  @Override
  public String question() {
    return "evt21-order";
  }
}
