package org.firefly.compiler;

import java.util.List;
import java.util.Optional;
import org.firefly.compiler.options.ResetKind;
import org.firefly.compiler.quantise.MembraneRange;

/**
 * What one layer of the network became: everything that import, quantisation and lowering decided.
 *
 * @param name name from the network file
 * @param place where it runs
 * @param description kind, kernel and channels in words, such as {@code conv 3x3 64-128, pool}
 * @param equations the discretised equations of one time step, in real units, a line each
 * @param scaleMin smallest real value of one integer step over the output channels
 * @param scaleMax largest real value of one integer step over the output channels
 * @param thresholdMin smallest integer threshold; 0 for a readout
 * @param thresholdMax largest integer threshold; 0 for a readout
 * @param decay m = round(beta 2^15)
 * @param reset what a spike does; empty for a readout
 * @param staticRange bound on the membranes that holds for every input
 * @param membraneBits width of the membranes
 * @param provenNoOverflow whether the bound fits the membranes
 * @param observedRange membranes seen on calibration data, if somebody looked
 * @param strips horizontal strips that the map was cut into; 0 on the host
 * @param passes passes of one time step over all strips; 0 on the host
 * @param tiles weight tiles in memory; 0 on the host
 */
public record LayerExplanation(
    String name,
    Place place,
    String description,
    List<String> equations,
    double scaleMin,
    double scaleMax,
    int thresholdMin,
    int thresholdMax,
    int decay,
    Optional<ResetKind> reset,
    MembraneRange staticRange,
    int membraneBits,
    boolean provenNoOverflow,
    Optional<MembraneRange> observedRange,
    int strips,
    int passes,
    int tiles) {
  public LayerExplanation {
    equations = List.copyOf(equations);
  }

  /** Where a layer runs. */
  public enum Place {
    HOST,
    ACCELERATOR
  }

  /** This explanation with the range of membranes that a simulation saw. */
  public LayerExplanation withObservedRange(MembraneRange observed) {
    return new LayerExplanation(
        name,
        place,
        description,
        equations,
        scaleMin,
        scaleMax,
        thresholdMin,
        thresholdMax,
        decay,
        reset,
        staticRange,
        membraneBits,
        provenNoOverflow,
        Optional.of(observed),
        strips,
        passes,
        tiles);
  }
}
