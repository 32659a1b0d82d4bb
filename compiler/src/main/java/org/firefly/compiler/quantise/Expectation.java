package org.firefly.compiler.quantise;

/** Where the range comes from that the membranes of a layer are given room for. */
public enum Expectation {
  /** It holds for every input. */
  PROVEN,
  /** It is twice what calibration samples needed. */
  CALIBRATED,
  /** It follows from an assumption about how often inputs fire. */
  ASSUMED
}
