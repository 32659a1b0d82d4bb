package org.firefly.events.prophesee;

import org.firefly.events.DropReason;

/** Types of words that EVT2, EVT2.1 and EVT3 share and that are not pixels. */
final class OtherWords {
  static final int TRIGGER = 0xa;
  static final int OTHERS = 0xe;
  static final int CONTINUED = 0xf;

  private OtherWords() {}

  /** Why a word of a type is dropped. */
  static DropReason reason(int type) {
    return switch (type) {
      case TRIGGER -> DropReason.TRIGGER;
      case OTHERS, CONTINUED -> DropReason.SPECIAL;
      default -> DropReason.UNKNOWN;
    };
  }
}
