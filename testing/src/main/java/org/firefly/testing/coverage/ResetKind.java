package org.firefly.testing.coverage;

import org.firefly.testing.TestLayer;

/** What becomes of a membrane when its neuron fires. */
public enum ResetKind {
  /** It becomes 0. */
  HARD,
  /** The threshold is subtracted. */
  SOFT,
  /** The neurons of a readout never fire. */
  READOUT;

  /** The class of a layer. */
  public static ResetKind of(TestLayer layer) {
    if (layer.readout()) {
      return READOUT;
    }
    return layer.rule().softReset() ? SOFT : HARD;
  }
}
