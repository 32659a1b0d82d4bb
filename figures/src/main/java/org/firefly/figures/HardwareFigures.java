package org.firefly.figures;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Operations per second over what they take of an FPGA. Selecting a weight and adding it are two
 * operations. Papers mean different things by GOP/s, so each name says which operations count.
 *
 * @param denseEquivalentGops all synaptic operations over time, those that hardware skips and those
 *     of spikes that did not come included, in 10^9 per second
 * @param denseEquivalentGopsPerDsp the same per DSP slice of all cores
 * @param denseEquivalentGopsPerKlut the same per thousand look-up tables of all cores; absent where
 *     nobody has synthesised them
 * @param effectiveGops those operations alone that a spike and a weight other than zero caused,
 *     which NeuroBench calls effective; absent where nothing was run
 */
public record HardwareFigures(
    double denseEquivalentGops,
    double denseEquivalentGopsPerDsp,
    Optional<Double> denseEquivalentGopsPerKlut,
    Optional<Double> effectiveGops) {
  private static final double LUTS_PER_KLUT = 1e3;

  /**
   * The figures.
   *
   * @param denseGops as {@link #denseEquivalentGops}
   * @param effectiveShare effective over dense operations, if samples were run
   * @param dsps DSP slices of all cores
   * @param luts look-up tables of all cores, if known
   */
  public static HardwareFigures of(
      double denseGops, Optional<Double> effectiveShare, int dsps, OptionalDouble luts) {
    return new HardwareFigures(
        denseGops,
        denseGops / dsps,
        luts.isPresent()
            ? Optional.of(denseGops / (luts.getAsDouble() / LUTS_PER_KLUT))
            : Optional.empty(),
        effectiveShare.map(share -> share * denseGops));
  }
}
