package org.firefly.compiler;

import java.util.List;
import java.util.Optional;
import org.firefly.compiler.quantise.MembraneRange;
import org.firefly.conventions.ResetKind;

/**
 * What one layer of the network became: everything that import, quantisation and lowering decided.
 *
 * @param name name from the network file
 * @param description kind, kernel and channels in words, such as {@code conv 3x3 64-128, pool}
 * @param equations the discretised equations of one time step, in real units, a line each
 * @param integers what the equations' values are as integers
 * @param staticRange bound on the membranes that holds for every input
 * @param membraneBits width of the membranes
 * @param schedule how the accelerator runs it; empty on the host
 */
public record LayerExplanation(
    String name,
    String description,
    List<String> equations,
    Integers integers,
    MembraneRange staticRange,
    int membraneBits,
    Optional<Schedule> schedule) {
  public LayerExplanation {
    equations = List.copyOf(equations);
  }

  /** Where the layer runs. */
  public Place place() {
    return schedule.isPresent() ? Place.ACCELERATOR : Place.HOST;
  }

  /** Whether the bound fits the membranes. */
  public boolean provenNoOverflow() {
    return staticRange.fits(membraneBits);
  }

  /** Where a layer runs. */
  public enum Place {
    HOST,
    ACCELERATOR
  }

  /**
   * The integers of a layer over its output channels.
   *
   * @param scaleMin smallest real value of one integer step
   * @param scaleMax largest real value of one integer step
   * @param thresholdMin smallest threshold; 0 for a readout
   * @param thresholdMax largest threshold; 0 for a readout
   * @param decay m = round(beta 2^15)
   * @param reset what a spike does; empty for a readout
   */
  public record Integers(
      double scaleMin,
      double scaleMax,
      int thresholdMin,
      int thresholdMax,
      int decay,
      Optional<ResetKind> reset) {}

  /**
   * Work of the array.
   *
   * @param strips horizontal strips that the map was cut into
   * @param passes passes of one time step over all strips
   * @param tiles weight tiles in memory
   */
  public record Schedule(int strips, int passes, int tiles) {}
}
