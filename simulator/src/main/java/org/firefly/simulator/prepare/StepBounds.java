package org.firefly.simulator.prepare;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.NeuronRule;

/**
 * How far the additions of one time step can move a membrane, whatever their order: weights of one
 * sign at most, bias and reset in the worst case. While leaked membranes stay between {@link #low}
 * and {@link #high}, no addition can leave the range and none needs to be looked at.
 *
 * @param least smallest membrane that is in range
 * @param most largest membrane that is in range
 * @param downSum sum of the negative weights of the neuron that has most of them, 0 or less
 * @param upSum the same with positive weights, 0 or more
 * @param downWeight smallest weight, 0 or less
 * @param upWeight largest weight, 0 or more
 * @param downRest what the bias may add, 0 or less
 * @param upRest what the bias, and a reset that subtracts a negative threshold, may add, 0 or more
 */
public record StepBounds(
    int least,
    int most,
    int downSum,
    int upSum,
    int downWeight,
    int upWeight,
    int downRest,
    int upRest) {

  static StepBounds of(
      AcceleratorConfig config, BlockRows rows, NeuronRule rule, int[] bias, int[] threshold) {
    int downRest = 0;
    int upRest = 0;
    int reset = 0;
    for (int slot = 0; slot < bias.length; slot++) {
      downRest = Math.min(downRest, bias[slot]);
      upRest = Math.max(upRest, bias[slot]);
      reset = Math.max(reset, (int) rule.reset(0, threshold[slot]));
    }
    return new StepBounds(
        config.membraneMin(),
        config.membraneMax(),
        rows.downSum(),
        rows.upSum(),
        rows.downWeight(),
        rows.upWeight(),
        downRest,
        upRest + reset);
  }

  /** Smallest leaked membrane that stays in range when {@code events} spikes come. */
  public int low(int events) {
    return least - Math.max(downSum, events * downWeight) - downRest;
  }

  /** Largest leaked membrane that stays in range when {@code events} spikes come. */
  public int high(int events) {
    return most - Math.min(upSum, events * upWeight) - upRest;
  }

  /** Where membranes are before the first time step. */
  public static Reach start() {
    return new Reach(0, 0);
  }

  /** Where membranes may be after a step that had to be watched. */
  public Reach anywhere() {
    return new Reach(least, most);
  }

  /** Whether no addition can take any membrane within {@code reach} out of range. */
  public boolean hold(Reach reach, int events) {
    return reach.low >= low(events) && reach.high <= high(events);
  }

  /**
   * Where membranes may be after a step with so many spikes that {@link #hold}. Leaking, a reset to
   * zero and one that subtracts a positive threshold leave them between zero, which is within reach
   * from the start, and where they were; a negative threshold is part of {@link #upRest}.
   */
  public Reach after(Reach reach, int events) {
    return new Reach(reach.low + least - low(events), reach.high + most - high(events));
  }

  /**
   * A range that holds zero and some membranes.
   *
   * @param low no membrane is smaller
   * @param high no membrane is larger
   */
  public record Reach(int low, int high) {}
}
