package org.firefly.testing.coverage;

import org.firefly.testing.TestLayer;

/** What becomes of a membrane when its neuron fires. */
public enum ResetKind {
  /** It becomes a value. */
  HARD,
  /** The threshold is subtracted, or nothing. */
  SOFT,
  /** Whatever it is, in the next step. */
  LATE,
  /** The neurons of a readout never fire. */
  READOUT;

  /** The class of a layer. */
  public static ResetKind of(TestLayer layer) {
    if (layer.readout()) {
      return READOUT;
    }
    return switch (layer.rule().reset()) {
      case VALUE -> HARD;
      case SUBTRACT, SUBTRACT_RAISING, NONE -> SOFT;
      case LATE, LATE_VALUE -> LATE;
    };
  }
}
