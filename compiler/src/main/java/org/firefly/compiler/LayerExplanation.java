package org.firefly.compiler;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.compiler.lower.Source;
import org.firefly.compiler.quantise.Expectation;
import org.firefly.compiler.quantise.MembraneRange;

/**
 * What one layer of the network became: everything that import, quantisation and lowering decided.
 *
 * @param name name from the network file
 * @param description kind, kernel and channels in words, such as {@code conv 3x3 64-128, pool}
 * @param sources the spikes that it reads
 * @param equations the discretised equations of one time step, in real units, a line each
 * @param integers what the equations' values are as integers
 * @param staticRange bound on the membranes that holds for every input
 * @param membraneBits width of the membranes
 * @param expectation the range that the scale leaves room for
 * @param schedule how the accelerator runs it; empty on the host
 */
public record LayerExplanation(
    String name,
    String description,
    List<Source> sources,
    List<String> equations,
    Integers integers,
    MembraneRange staticRange,
    int membraneBits,
    Expectation expectation,
    Optional<Schedule> schedule) {
  public LayerExplanation {
    sources = List.copyOf(sources);
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
   * @param weightBits bits that weights make use of
   * @param scale real value of one integer step of the membrane
   * @param fractionBits F: a weight step is 2^F such steps
   * @param threshold theta; 0 for a readout
   * @param decay m = round(beta 2^15)
   * @param current which synaptic current enters the membrane
   * @param currentDecay a = round(alpha 2^15)
   * @param reset what a spike does; empty for a readout
   */
  public record Integers(
      int weightBits,
      Extent scale,
      int fractionBits,
      Extent threshold,
      Extent decay,
      SynapticCurrent current,
      Extent currentDecay,
      Optional<MembraneReset> reset) {}

  /**
   * Smallest and largest value of the channels.
   *
   * @param least smallest
   * @param most largest
   */
  public record Extent(double least, double most) {
    static Extent of(DoubleStream values) {
      DoubleSummaryStatistics all = values.summaryStatistics();
      return new Extent(all.getMin(), all.getMax());
    }
  }

  /**
   * Work of the array.
   *
   * @param strips horizontal strips that the map was cut into
   * @param pieces pieces that the inputs were cut into, so that their weights are read once
   * @param passes passes of one time step over all strips
   * @param tiles weight tiles in memory
   * @param stepByStep whether its time steps take turns with those of other layers, or wait for its
   *     own spikes
   */
  public record Schedule(int strips, int pieces, int passes, int tiles, boolean stepByStep) {}
}
