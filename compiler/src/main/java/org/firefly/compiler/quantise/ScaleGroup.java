package org.firefly.compiler.quantise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.firefly.architecture.isa.NeuronRule;

/**
 * Channels that share the size of a weight step: one channel of a layer that fires, or all of a
 * readout, whose values are compared with each other.
 */
final class ScaleGroup {
  private final RealLayer layer;
  private final List<RealChannel> channels;
  private final Numbers numbers;
  private final double largestWeight;
  private final double largestConstant;

  /**
   * A size of weight steps at which all weights are integers.
   *
   * @param step real value of a weight step
   * @param fractionBits least F at which all constants are integers as well; empty if there is none
   */
  record Grid(double step, OptionalInt fractionBits) {
    boolean isExact() {
      return fractionBits.isPresent();
    }
  }

  /**
   * @param numbers the integers to come
   */
  ScaleGroup(RealLayer layer, List<RealChannel> channels, Numbers numbers) {
    this.layer = layer;
    this.channels = List.copyOf(channels);
    this.numbers = numbers;
    this.largestWeight = max(channels.stream().mapToDouble(RealChannel::largestWeight));
    this.largestConstant = max(channels.stream().mapToDouble(RealChannel::largestConstant));
  }

  private static double max(DoubleStream values) {
    return values.max().orElse(0);
  }

  double largestWeight() {
    return largestWeight;
  }

  /** The largest integer that a weight can become. */
  int mostLevels() {
    return numbers.largestWeight();
  }

  double largestConstant() {
    return largestConstant;
  }

  /** The threshold that gives a channel its unit, if there is one above 0. */
  Optional<Double> threshold() {
    return Optional.of(channels.get(0).threshold()).filter(theta -> !layer.readout() && theta > 0);
  }

  /** Whether constants may be rounded as if that changed nothing. */
  boolean constantsMayRound() {
    return numbers.planes().isPresent() && numbers.constantsMayRound();
  }

  /** Whether a constant other than a threshold that gives the unit would be rounded. */
  boolean hasConstants() {
    return !numbers.constantsMayRound()
        && channels.stream()
            .anyMatch(
                c ->
                    c.bias() != 0
                        || c.leftOfInitial() != 0
                        || c.value() != 0
                        || c.currentBias() != 0);
  }

  /** The grid at a given step, if all weights lie on it and no constant leaves the membrane. */
  Optional<Grid> fitting(double step) {
    boolean fits = largestConstant <= step * numbers.largestMembrane(layer.rule());
    return fits ? at(step) : Optional.empty();
  }

  /** The grid at a given step, if all weights lie on it. */
  Optional<Grid> at(double step) {
    boolean whole =
        channels.stream()
            .flatMapToDouble(c -> DoubleStream.of(c.weights()))
            .allMatch(w -> numbers.isWeight(w / step));
    return whole ? Optional.of(new Grid(step, leastFraction(step))) : Optional.empty();
  }

  /**
   * The coarsest grid of the weights at which the constants are integers too, else the coarsest of
   * the weights, if they have one.
   */
  Optional<Grid> coarsest() {
    Optional<Grid> first = Optional.empty();
    for (int largest = 1; largest <= -numbers.smallestWeight() && largestWeight > 0; largest++) {
      Optional<Grid> grid = fitting(largestWeight / largest);
      if (grid.filter(Grid::isExact).isPresent()) {
        return grid;
      }
      first = first.or(() -> grid);
    }
    return first;
  }

  private OptionalInt leastFraction(double step) {
    for (int bits = 0; bits <= numbers.highestFraction(); bits += NeuronRule.FRACTION_STEP) {
      double unit = Math.scalb(step, -bits);
      if (numbers.constantsMayRound() || channels.stream().allMatch(c -> isWhole(c, unit))) {
        return OptionalInt.of(bits);
      }
    }
    return OptionalInt.empty();
  }

  /** Where only the side of a threshold matters, rounding it to that side changes nothing. */
  private boolean isWhole(RealChannel c, double unit) {
    double threshold = layer.subtracts() ? c.threshold() : 0;
    return DoubleStream.of(c.bias(), c.leftOfInitial(), c.value(), c.currentBias(), threshold)
        .allMatch(value -> Whole.isNear(value / unit));
  }
}
