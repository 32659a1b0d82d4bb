package org.firefly.compiler.quantise;

import java.util.Optional;
import org.firefly.compiler.options.Calibration;

/**
 * The ranges of membranes in real numbers.
 *
 * <p>Over many steps the bound that holds for every input grows with their number, although no
 * network drives its membranes there. What is assumed instead, where no calibration samples tell:
 * inputs fire in one of eight steps (the share of ones in published networks is about that, see
 * Prosperity, HPCA 2025), some always and some never, so that what a step adds on average lies
 * within three deviations of independent inputs; and single steps differ from it as those of
 * independent spikes do. Of numbers of several bits nothing is assumed: those of an image stay what
 * they are over all steps, and neighbours are alike, so that the bound is reached.
 */
final class Ranges {
  private static final double RATE = 1.0 / 8;
  private static final double DEVIATIONS = 3;
  private static final double CALIBRATION_MARGIN = 2;

  private final RealLayer layer;
  private final Numbers numbers;
  private final int timeSteps;
  private final double[] gain;
  private final Optional<Calibration.Extremes> seen;

  /**
   * @param gain of the neurons, per channel
   * @param seen what calibration samples did in this layer
   */
  Ranges(
      RealLayer layer,
      Numbers numbers,
      int timeSteps,
      double[] gain,
      Optional<Calibration.Extremes> seen) {
    this.layer = layer;
    this.numbers = numbers;
    this.timeSteps = timeSteps;
    this.gain = gain;
    this.seen = seen;
  }

  boolean isCalibrated() {
    return seen.isPresent();
  }

  /** What no input can leave. */
  Interval bound(int channel) {
    return over(channel, steps(layer.channels().get(channel)));
  }

  /** What samples are expected not to leave, within the bound. */
  Interval expected(int channel, Interval bound) {
    if (seen.isEmpty() && numbers.planes().isPresent()) {
      return bound;
    }
    return bound.intersection(seen.map(s -> margin(s, channel)).orElseGet(() -> assumed(channel)));
  }

  /** What was seen with a margin, and a step's input on top, which may come before a reset. */
  private Interval margin(Calibration.Extremes seen, int channel) {
    double low = seen.lowestInput()[channel] * gain[channel];
    double high = seen.highestInput()[channel] * gain[channel];
    Interval input =
        new Interval(Math.min(low, high), Math.max(low, high))
            .union(Interval.ZERO)
            .times(memory(layer.channels().get(channel).currentDecay()));
    return new Interval(seen.lowest()[channel], seen.highest()[channel])
        .union(Interval.ZERO)
        .times(CALIBRATION_MARGIN)
        .plus(input);
  }

  private Interval assumed(int channel) {
    RealChannel real = layer.channels().get(channel);
    Interval steps = steps(real);
    double squares = 0;
    for (double weight : real.weights()) {
      squares += weight * weight;
    }
    double deviation = DEVIATIONS * RATE * numbers.largestInput() * Math.sqrt(squares);
    double mean = numbers.signedInput() ? 0 : RATE * (steps.low() + steps.high());
    Interval drift = new Interval(mean - deviation, mean + deviation).intersection(steps);
    double single = numbers.largestInput() * Math.sqrt(RATE * (1 - RATE) * squares);
    double burst =
        DEVIATIONS * single * Math.sqrt(memory(real.decay())) * memory(real.currentDecay());
    Interval range = over(channel, drift.union(Interval.ZERO));
    return new Interval(range.low() - burst, range.high() + burst);
  }

  /** Steps that a state remembers. */
  private double memory(int decay) {
    double left = Arithmetic.REAL.leak(1, decay);
    return left == 1 ? timeSteps : Math.min(timeSteps, 1 / (1 - left));
  }

  private Interval over(int channel, Interval input) {
    Constants constants = layer.channels().get(channel).constants(layer.rule());
    return new MembraneWalk(layer.rule(), layer.readout(), Arithmetic.REAL, constants, input)
        .over(timeSteps);
  }

  /** What the inputs of one step may add. */
  private Interval steps(RealChannel channel) {
    double negative = 0;
    double positive = 0;
    for (double weight : channel.weights()) {
      negative += numbers.signedInput() ? -Math.abs(weight) : Math.min(0, weight);
      positive += numbers.signedInput() ? Math.abs(weight) : Math.max(0, weight);
    }
    return new Interval(negative, positive).times(numbers.largestInput());
  }
}
