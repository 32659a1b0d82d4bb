package org.firefly.compiler.quantise;

import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;

/**
 * Follows what the membrane of a channel may be from step to step, if each step's input may be
 * anything in an interval: interval arithmetic on the neuron equations. What has a mark of the step
 * before is kept apart, because a late reset or a raised threshold acts on it alone. The intervals
 * include all sums between the passes as long as that of the input includes 0.
 */
final class MembraneWalk {
  /** Steps that are followed one by one; what grows then goes on growing. */
  private static final int MOST_STEPS = 4096;

  private final NeuronRule rule;
  private final boolean readout;
  private final Arithmetic arithmetic;
  private final Constants constants;
  private final Interval input;
  private Interval plain = Interval.EMPTY;
  private Interval marked = Interval.EMPTY;
  private Interval current = Interval.ZERO;
  private Interval seen = Interval.ZERO;

  MembraneWalk(
      NeuronRule rule,
      boolean readout,
      Arithmetic arithmetic,
      Constants constants,
      Interval input) {
    this.rule = rule;
    this.readout = readout;
    this.arithmetic = arithmetic;
    this.constants = constants;
    this.input = input;
  }

  /** All values that membrane and synaptic current may take in the first time steps. */
  Interval over(int timeSteps) {
    settle(incoming().plus(constants.firstBias()));
    Interval before = seen;
    Interval beforeThat = seen;
    int followed = Math.min(timeSteps, MOST_STEPS);
    for (int t = 1; t < followed; t++) {
      beforeThat = before;
      before = seen;
      if (!advance()) {
        return seen;
      }
    }
    double left = timeSteps - followed;
    return new Interval(
        seen.low() - growth(beforeThat.low() - before.low(), before.low() - seen.low(), left),
        seen.high() + growth(before.high() - beforeThat.high(), seen.high() - before.high(), left));
  }

  /** One step; whether it changed anything. */
  private boolean advance() {
    Interval plainBefore = plain;
    Interval markedBefore = marked;
    Interval currentBefore = current;
    settle(charged(incoming()));
    return !plain.equals(plainBefore)
        || !marked.equals(markedBefore)
        || !current.equals(currentBefore);
  }

  /**
   * What comes on top in further steps. States that leak, or do not, grow by less and less or by as
   * much in every step; a membrane that adds up currents that add up grows by as much more.
   */
  private static double growth(double stepBefore, double step, double steps) {
    return steps * step + Math.max(0, step - stepBefore) * steps * (steps + 1) / 2;
  }

  private Interval incoming() {
    if (!rule.current().present()) {
      return input;
    }
    Interval before = current;
    current =
        arithmetic
            .leak(current, constants.currentDecay())
            .plus(input)
            .plus(constants.currentBias());
    seen = seen.union(current);
    return rule.current() == SynapticCurrent.PREVIOUS ? before : current;
  }

  private Interval charged(Interval incoming) {
    Interval rested =
        arithmetic.leak(plain, constants.decay()).plus(incoming).plus(constants.bias());
    return marked.isEmpty() ? rested : rested.union(chargedMarked(incoming));
  }

  private Interval chargedMarked(Interval incoming) {
    if (rule.reset() == MembraneReset.LATE_VALUE) {
      return Interval.point(constants.reset());
    }
    double added =
        rule.reset() == MembraneReset.SUBTRACT_RAISING ? constants.bias() : constants.reset();
    return arithmetic.leak(marked, constants.decay()).plus(incoming).plus(added);
  }

  private void settle(Interval u) {
    seen = seen.union(u);
    if (readout) {
      plain = u;
    } else if (rule.reset() == MembraneReset.SUBTRACT_RAISING) {
      settleRaising(u);
    } else {
      settleFired(u);
    }
  }

  private void settleFired(Interval u) {
    Interval spiking = passing(u, constants.threshold());
    plain = below(u, constants.threshold());
    if (rule.reset().late()) {
      marked = spiking;
    } else if (!spiking.isEmpty()) {
      Interval after = afterSpike(spiking);
      seen = seen.union(after);
      plain = plain.union(after);
    }
  }

  private void settleRaising(Interval u) {
    double theta = constants.threshold();
    double raised = marked.isEmpty() ? theta : constants.reset();
    Interval spiking = passing(u, Math.min(theta, raised));
    Interval kept = below(u, Math.max(theta, raised));
    marked = afterSpike(passing(spiking, constants.reset())).union(passing(kept, theta));
    plain = afterSpike(below(spiking, constants.reset())).union(below(kept, theta));
    seen = seen.union(marked).union(plain);
  }

  private Interval passing(Interval u, double threshold) {
    return u.from(largestBelow(threshold) + arithmetic.grain());
  }

  private Interval below(Interval u, double threshold) {
    return u.upTo(largestBelow(threshold));
  }

  private double largestBelow(double threshold) {
    return threshold - (rule.inclusive() ? arithmetic.grain() : 0);
  }

  private Interval afterSpike(Interval u) {
    return switch (rule.reset()) {
      case VALUE -> Interval.point(constants.reset());
      case SUBTRACT, SUBTRACT_RAISING -> u.plus(-constants.threshold());
      case NONE, LATE, LATE_VALUE -> u;
    };
  }
}
