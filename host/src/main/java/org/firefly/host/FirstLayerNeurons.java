package org.firefly.host;

import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.HostEncoding.FirstLayer;

/**
 * The neurons of one output channel of the host's first layer, at rest when made. They wrap at the
 * width of their membranes; in 32 bits {@link FirstLayerRange} has to keep them. Short plain loops,
 * which the JIT compiler turns into vector instructions.
 */
final class FirstLayerNeurons {
  private static final int SIGN = Integer.SIZE - 1;

  private final NeuronRule rule;
  private final NeuronConstants constants;

  /** A neuron fires when its membrane is above this. */
  private final int limit;

  /** Shifts that leave a membrane's bits, and a current's. */
  private final int unusedOfMembrane;

  private final int unusedOfCurrent;

  private final int[] membranes;

  /** The same where a mark raised its threshold. */
  private final int raisedLimit;

  /** -1 where a neuron fired in the last step, else 0. */
  private final int[] fired;

  /** -1 where the last step raised the threshold, else 0. */
  private final int[] raised;

  private int[] currents;
  private int[] nextCurrents;

  FirstLayerNeurons(FirstLayer layer, NeuronConstants constants) {
    this.rule = layer.neuron();
    this.constants = constants;
    int positions = layer.neurons().positions();
    boolean wide = layer.membraneBits() == HostEncoding.WIDE;
    unusedOfCurrent = HostEncoding.WIDE - layer.membraneBits();
    unusedOfMembrane = wide ? 0 : HostEncoding.WIDE - rule.membraneBits(layer.membraneBits());
    int tie = rule.inclusive() ? 1 : 0;
    limit = Math.subtractExact(constants.threshold(), tie);
    raisedLimit = constants.reset() - tie;
    membranes = new int[positions];
    fired = new int[positions];
    raised = new int[positions];
    currents = new int[positions];
    nextCurrents = new int[positions];
  }

  /**
   * One time step.
   *
   * @param timeStep t, one after the other from 0 on
   * @param x what the passes of an accelerator would add, per position
   * @return -1 where a neuron fires, else 0; valid until the next step
   */
  int[] step(int timeStep, int[] x) {
    int[] in = rule.current().present() ? enter(x) : x;
    if (constants.decay() != NeuronRule.NO_DECAY) {
      leak(membranes, constants.decay());
    }
    int bias = rule.drive(timeStep, false, constants);
    charge(membranes, in, bias, unusedOfMembrane);
    switch (rule.reset()) {
      case LATE -> driveLate(membranes, fired, constants.reset() - bias, unusedOfMembrane);
      case LATE_VALUE -> driveToValue(membranes, fired, constants.reset());
      default -> {}
    }
    fire();
    return fired;
  }

  private int[] enter(int[] x) {
    int[] before = currents;
    System.arraycopy(before, 0, nextCurrents, 0, before.length);
    leak(nextCurrents, constants.currentDecay());
    charge(nextCurrents, x, constants.currentBias(), unusedOfCurrent);
    currents = nextCurrents;
    nextCurrents = before;
    return rule.current() == SynapticCurrent.PREVIOUS ? before : currents;
  }

  private static void leak(int[] states, int decay) {
    for (int i = 0; i < states.length; i++) {
      states[i] = (int) NeuronRule.leak(states[i], decay);
    }
  }

  private static void charge(int[] states, int[] in, int bias, int unused) {
    for (int i = 0; i < states.length; i++) {
      states[i] = states[i] + in[i] + bias << unused >> unused;
    }
  }

  private static void driveLate(int[] membranes, int[] fired, int more, int unused) {
    for (int i = 0; i < membranes.length; i++) {
      membranes[i] = membranes[i] + (more & fired[i]) << unused >> unused;
    }
  }

  private static void driveToValue(int[] membranes, int[] fired, int value) {
    for (int i = 0; i < membranes.length; i++) {
      membranes[i] += value - membranes[i] & fired[i];
    }
  }

  private void fire() {
    switch (rule.reset()) {
      case VALUE -> resetToValue(membranes, fired, limit, constants.reset());
      case SUBTRACT -> subtract(membranes, fired, limit, constants.threshold(), unusedOfMembrane);
      case SUBTRACT_RAISING -> subtractRaising();
      case NONE, LATE, LATE_VALUE -> subtract(membranes, fired, limit, 0, unusedOfMembrane);
    }
  }

  private void subtractRaising() {
    int theta = constants.threshold();
    for (int i = 0; i < membranes.length; i++) {
      int u = membranes[i];
      int passes = limit - u >> SIGN;
      int differs = passes ^ raisedLimit - u >> SIGN;
      int fires = passes ^ differs & raised[i];
      raised[i] = passes ^ differs & fires;
      membranes[i] = u - (theta & fires) << unusedOfMembrane >> unusedOfMembrane;
      fired[i] = fires;
    }
  }

  /** The range keeps {@code limit - u} within 32 bits, so its sign is the spike. */
  private static void resetToValue(int[] membranes, int[] fired, int limit, int value) {
    for (int i = 0; i < membranes.length; i++) {
      int u = membranes[i];
      int fires = limit - u >> SIGN;
      membranes[i] = u + (value - u & fires);
      fired[i] = fires;
    }
  }

  private static void subtract(int[] membranes, int[] fired, int limit, int threshold, int unused) {
    for (int i = 0; i < membranes.length; i++) {
      int u = membranes[i];
      int fires = limit - u >> SIGN;
      membranes[i] = u - (threshold & fires) << unused >> unused;
      fired[i] = fires;
    }
  }
}
