package org.firefly.timing;

/**
 * What the clocks of a layer went into; together they are all of them.
 *
 * @param compute positions entered the array
 * @param weights the array waited for tiles
 * @param spikes it waited for input spikes, or for the layer before and its own last write
 * @param output it waited for room for its results
 * @param swap the rest: passes shorter than the P clocks in which the next tile is loaded, and
 *     neurons whose membrane was still on its way
 */
public record ClockCauses(long compute, long weights, long spikes, long output, long swap) {

  /**
   * Divides clocks.
   *
   * @param clocks of the layer
   * @param compute clocks in which a position entered the array
   */
  static ClockCauses of(long clocks, long compute, double weights, double spikes, double output) {
    long forWeights = Math.round(weights);
    long forSpikes = Math.round(spikes);
    long forOutput = Math.round(output);
    long rest = clocks - compute - forWeights - forSpikes - forOutput;
    // What rounding makes too much comes off the spikes, which are never few: they end a layer.
    return new ClockCauses(
        compute, forWeights, forSpikes + Math.min(0, rest), forOutput, Math.max(0, rest));
  }

  /** All clocks. */
  public long sum() {
    return compute + weights + spikes + output + swap;
  }
}
