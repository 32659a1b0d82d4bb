package org.firefly.compiler.quantise;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronRule;

/**
 * An output channel in real numbers, gains folded in.
 *
 * @param weights what a step's input, counted in integers, adds to the membrane
 * @param bias added to the membrane at every step
 * @param initial membrane before the first step
 * @param threshold theta; 0 for a readout
 * @param value what a reset to a value writes
 * @param decay m of 32768
 * @param currentDecay a of 32768
 * @param currentBias added to the synaptic current at every step
 */
record RealChannel(
    double[] weights,
    double bias,
    double initial,
    double threshold,
    double value,
    int decay,
    int currentDecay,
    double currentBias) {

  /** The largest magnitude of a weight. */
  double largestWeight() {
    return Arrays.stream(weights).map(Math::abs).max().orElse(0);
  }

  /** The largest magnitude of a constant. */
  double largestConstant() {
    return DoubleStream.of(bias, leftOfInitial(), threshold, value, currentBias)
        .map(Math::abs)
        .max()
        .orElseThrow();
  }

  /** Whether states leave every grid, because a part of them leaks away in every step. */
  boolean leaks() {
    return isPart(decay) || isPart(currentDecay);
  }

  private static boolean isPart(int decay) {
    return decay != 0 && decay != NeuronRule.NO_DECAY;
  }

  /** What the first step has of the initial membrane. */
  double leftOfInitial() {
    return Arithmetic.REAL.leak(initial, decay);
  }

  /** Whether the neuron counts as fired before the first step. */
  boolean startsFired(NeuronRule rule) {
    return rule.reset() == MembraneReset.LATE
        && (rule.inclusive() ? initial >= threshold : initial > threshold);
  }

  private double reset(NeuronRule rule) {
    return switch (rule.reset()) {
      case LATE -> bias - threshold;
      case SUBTRACT_RAISING -> 2 * threshold;
      case VALUE, SUBTRACT, NONE, LATE_VALUE -> value;
    };
  }

  /** The constants of the equation. */
  Constants constants(NeuronRule rule) {
    double start = startsFired(rule) ? threshold : 0;
    return new Constants(
        bias,
        bias + leftOfInitial() - start,
        threshold,
        reset(rule),
        decay,
        currentDecay,
        currentBias);
  }
}
