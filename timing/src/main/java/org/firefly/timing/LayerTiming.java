package org.firefly.timing;

/**
 * Clocks of one layer and batch block on one core.
 *
 * @param name name of the layer
 * @param description kind, kernel and channels in words
 * @param arrayClocks clocks of a dense array that never waits: T x passes x max(positions, P)
 * @param idealClocks arrayClocks, but not less than the bytes of its weights or of its spikes over
 *     the width of their port
 * @param clocks predicted, from the end of the layer before to the last write response; weights
 *     that were fetched during earlier layers make this smaller than idealClocks
 * @param bound what limits it
 * @param bytes weights, spikes and results that its ports move
 * @param causes what the clocks went into
 */
public record LayerTiming(
    String name,
    String description,
    long arrayClocks,
    long idealClocks,
    long clocks,
    Bound bound,
    long bytes,
    ClockCauses causes) {

  /**
   * Share of the clocks in which a dense array would work: 0 to 1, more when tiles were skipped.
   */
  public double utilisation() {
    return (double) arrayClocks / clocks;
  }
}
