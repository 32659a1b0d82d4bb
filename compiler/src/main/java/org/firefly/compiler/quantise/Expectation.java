package org.firefly.compiler.quantise;

/** Where the range comes from that the membranes of a layer are given room for. */
public enum Expectation {
  /** It holds for every input. */
  PROVEN,
  /** Membranes go twice as far in it as calibration samples drove them. */
  CALIBRATED,
  /** It follows from an assumption about how often inputs fire. */
  ASSUMED
}
