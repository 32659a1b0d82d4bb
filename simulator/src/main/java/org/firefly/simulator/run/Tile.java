package org.firefly.simulator.run;

/**
 * Outputs that are computed together, before pooling: all columns of some rows of some samples, in
 * some time steps.
 *
 * @param steps time steps
 * @param firstSample first sample
 * @param endSample behind the last sample
 * @param firstRow first row
 * @param endRow behind the last row
 */
record Tile(Steps steps, int firstSample, int endSample, int firstRow, int endRow) {
  int samples() {
    return endSample - firstSample;
  }

  int rows() {
    return endRow - firstRow;
  }

  /** Planes of places, one per sample and time step. */
  int planes() {
    return samples() * steps.count();
  }
}
