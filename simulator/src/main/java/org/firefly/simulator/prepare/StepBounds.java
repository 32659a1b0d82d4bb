package org.firefly.simulator.prepare;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;

/**
 * How far the additions of one time step can move what the passes are added to, whatever their
 * order: weights of one sign at most, biases and reset in the worst case. That is the synaptic
 * current if the layer keeps one, else the membrane. While leaked values stay between {@link #low}
 * and {@link #high}, no addition can leave the range and none needs to be looked at.
 *
 * @param least smallest value that is in range
 * @param most largest value that is in range
 * @param downSum sum of the negative weights of the neuron that has most of them, 0 or less
 * @param upSum the same with positive weights, 0 or more
 * @param downWeight smallest weight, 0 or less
 * @param upWeight largest weight, 0 or more
 * @param downRest what biases, waiting sums and a reset of membranes below the threshold may add, 0
 *     or less
 * @param upRest what biases, waiting sums and a reset that subtracts a negative threshold may add,
 *     0 or more
 * @param downReset smallest value of a reset, 0 or less
 * @param upReset largest value of a reset, 0 or more
 * @param fromZero whether the passes are added up by themselves, from 0, before they enter the
 *     membrane
 */
public record StepBounds(
    int least,
    int most,
    int downSum,
    int upSum,
    int downWeight,
    int upWeight,
    int downRest,
    int upRest,
    int downReset,
    int upReset,
    boolean fromZero) {

  /** Farther than any range; where sums reach beyond, it does not matter how far. */
  private static final long FAR = 1 << 29;

  /**
   * The bounds of a block.
   *
   * @param waiting what pieces of the inputs that read other maps may have left
   */
  static StepBounds of(
      AcceleratorConfig config,
      BlockRows rows,
      Reach waiting,
      LayerDescriptor layer,
      List<NeuronConstants> channels) {
    NeuronRule rule = layer.neuron();
    boolean synapses = rule.current().present();
    int bits = config.membraneBits();
    int half = 1 << (synapses ? bits : rule.membraneBits(bits)) - 1;
    Rest rest = synapses ? Rest.ofCurrents(channels) : Rest.ofMembranes(rule, channels);
    int shift = rule.fractionBits();
    return new StepBounds(
        -half,
        half - 1,
        (int) Math.max(-FAR, (long) rows.downSum() << shift),
        (int) Math.min(FAR, (long) rows.upSum() << shift),
        rows.downWeight() << shift,
        rows.upWeight() << shift,
        rest.down + waiting.low() + (rest.lowered < -half ? (int) -FAR : rest.lowered),
        rest.up + waiting.high() + rest.subtracted,
        rest.downReset,
        rest.upReset,
        layer.piece().sumsWait());
  }

  /**
   * Where membranes are in range, and stay there when a threshold is subtracted; may be nowhere.
   */
  static Reach beforeReset(
      AcceleratorConfig config, NeuronRule rule, List<NeuronConstants> channels) {
    int half = 1 << rule.membraneBits(config.membraneBits()) - 1;
    Rest rest = Rest.ofMembranes(rule, channels);
    return new Reach(rest.lowered < -half ? half : -half, half - 1 - rest.subtracted);
  }

  /**
   * Smallest leaked value that stays in range when {@code events} spikes come. Where sums from 0
   * may leave it, no value does.
   */
  public int low(int events) {
    int low = least - (int) Math.max(downSum, (long) events * downWeight) - downRest;
    return fromZero && low > 0 ? (int) FAR : low;
  }

  /** Largest leaked value that stays in range when {@code events} spikes come; likewise. */
  public int high(int events) {
    int high = most - (int) Math.min(upSum, (long) events * upWeight) - upRest;
    return fromZero && high < 0 ? (int) -FAR : high;
  }

  /** What lies between two numbers; beyond any range it does not matter where. */
  static Reach reach(long low, long high) {
    return new Reach((int) Math.max(-FAR, low), (int) Math.min(FAR, high));
  }

  /** Where values are before the first time step. */
  public static Reach start() {
    return new Reach(0, 0);
  }

  /** Where values may be after a step that had to be watched. */
  public Reach anywhere() {
    return new Reach(least, most);
  }

  /** Whether no addition can take any value within {@code reach} out of range. */
  public boolean hold(Reach reach, int events) {
    return reach.low >= low(events) && reach.high <= high(events);
  }

  /**
   * Where values may be after a step with so many spikes that {@link #hold}. Leaking and a reset
   * that subtracts a positive threshold leave them between zero, which is within reach from the
   * start, and where they were; a negative threshold is part of {@link #upRest}.
   */
  public Reach after(Reach reach, int events) {
    return new Reach(
        Math.min(downReset, reach.low + least - low(events)),
        Math.max(upReset, reach.high + most - high(events)));
  }

  /**
   * A range that holds zero and some values.
   *
   * @param low no value is smaller
   * @param high no value is larger
   */
  public record Reach(int low, int high) {}

  /** What is added beside the passes, and what takes the place of a sum. */
  private static final class Rest {
    private int down;
    private int up;
    private int subtracted;

    /** What is left of the lowest membrane that fires below its threshold, 0 or less. */
    private int lowered;

    private int downReset;
    private int upReset;

    static Rest ofCurrents(List<NeuronConstants> channels) {
      Rest rest = new Rest();
      channels.forEach(channel -> rest.add(channel.currentBias()));
      return rest;
    }

    static Rest ofMembranes(NeuronRule rule, List<NeuronConstants> channels) {
      Rest rest = new Rest();
      for (NeuronConstants channel : channels) {
        rest.add(channel.bias());
        rest.add(channel.firstBias());
        switch (rule.reset()) {
          case VALUE -> rest.reset(channel.reset());
          case SUBTRACT -> rest.subtract(channel);
          case SUBTRACT_RAISING -> rest.subtractRaising(channel);
          case LATE -> rest.add(channel.reset());
          case NONE, LATE_VALUE -> {}
        }
      }
      return rest;
    }

    private void add(int value) {
      down = Math.min(down, value);
      up = Math.max(up, value);
    }

    private void subtract(NeuronConstants channel) {
      subtracted = Math.max(subtracted, -channel.threshold());
    }

    /** A threshold that is not raised but lowered lets smaller membranes fire. */
    private void subtractRaising(NeuronConstants channel) {
      subtract(channel);
      lowered = Math.min(lowered, channel.reset() - channel.threshold());
    }

    private void reset(int value) {
      downReset = Math.min(downReset, value);
      upReset = Math.max(upReset, value);
    }
  }
}
