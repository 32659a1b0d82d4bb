package org.firefly.simulator.run;

import org.firefly.simulator.kernel.RowForm;
import org.firefly.simulator.prepare.BlockFamily;

/**
 * How the input lanes of a site, source x P + lane, are cut into chunks with lists of their own.
 *
 * @param form what an event names
 * @param allLanes lanes of a site
 * @param lanes lanes of a chunk; the last may have fewer
 * @param rowStride what an event of row r is multiplied with
 */
record Chunks(RowForm form, int allLanes, int lanes, int rowStride) {
  /**
   * Rows of a chunk: as many as a list may hold spikes. The weights of three neighbouring taps, up
   * to 96 KiB, stay in the second-level cache, and those that are named often in the first.
   */
  private static final int ROWS = 256;

  static Chunks of(BlockFamily family, int parallelism) {
    int all = family.sources().length * parallelism;
    int most = family.form() == RowForm.TABLES ? RowForm.LANES : ROWS;
    int lanes = Math.max(parallelism, Math.min(most, all));
    return new Chunks(family.form(), all, lanes, family.rowStride());
  }

  /** Chunks of a site. */
  int count() {
    return (allLanes + lanes - 1) / lanes;
  }

  /** Words of 64 lanes that hold the spikes of a chunk at one site. */
  int words() {
    return (lanes + Long.SIZE - 1) / Long.SIZE;
  }

  /** First lane of a chunk. */
  int firstLane(int chunk) {
    return chunk * lanes;
  }

  /** Behind the last lane of a chunk. */
  int endLane(int chunk) {
    return Math.min(allLanes, firstLane(chunk + 1));
  }

  /** Row of a chunk's first lane. */
  int firstRow(int chunk) {
    return form.rows(firstLane(chunk));
  }

  /** Where the rows of a chunk begin, as events count them. */
  int firstEvent(int chunk) {
    return rowStride * firstRow(chunk);
  }

  /** Where they end. */
  int endEvent(int chunk) {
    return rowStride * form.rows(endLane(chunk));
  }

  /** Distance between the rows of neighbouring taps, as events count them. */
  int tapStride() {
    return rowStride * form.rows(allLanes);
  }
}
