package org.firefly.conventions;

/**
 * What a framework computes in one time step, as far as its files leave it open.
 *
 * @param dt seconds that its exporter assumes for a step
 * @param membrane gain of the membrane of leaky neurons
 * @param synapse gain of the synaptic current
 * @param currentTiming when a reset acts in current-based neurons
 */
record FrameworkRules(
    double dt,
    ResetKind reset,
    ResetTiming timing,
    ResetTiming currentTiming,
    SpikeRule rule,
    DecayLaw law,
    InputGain membrane,
    InputGain synapse,
    InitialMembrane initial) {

  private static final double TENTH_OF_A_MILLISECOND = 1e-4;

  /** NIR's own rules; the others are told as differences. */
  static final FrameworkRules NIR =
      new FrameworkRules(
          TENTH_OF_A_MILLISECOND,
          ResetKind.STORED,
          ResetTiming.AT_ONCE,
          ResetTiming.AT_ONCE,
          SpikeRule.GREATER,
          DecayLaw.EULER,
          InputGain.INTEGRATED,
          InputGain.INTEGRATED,
          InitialMembrane.ZERO);

  FrameworkRules dt(double seconds) {
    return new FrameworkRules(
        seconds, reset, timing, currentTiming, rule, law, membrane, synapse, initial);
  }

  FrameworkRules reset(ResetKind kind) {
    return new FrameworkRules(
        dt, kind, timing, currentTiming, rule, law, membrane, synapse, initial);
  }

  FrameworkRules timing(ResetTiming plain, ResetTiming currentBased) {
    return new FrameworkRules(
        dt, reset, plain, currentBased, rule, law, membrane, synapse, initial);
  }

  FrameworkRules firesAtThreshold() {
    return new FrameworkRules(
        dt,
        reset,
        timing,
        currentTiming,
        SpikeRule.GREATER_OR_EQUAL,
        law,
        membrane,
        synapse,
        initial);
  }

  FrameworkRules exponential() {
    return new FrameworkRules(
        dt, reset, timing, currentTiming, rule, DecayLaw.EXPONENTIAL, membrane, synapse, initial);
  }

  FrameworkRules gains(InputGain ofMembrane, InputGain ofSynapse) {
    return new FrameworkRules(
        dt, reset, timing, currentTiming, rule, law, ofMembrane, ofSynapse, initial);
  }

  FrameworkRules startsAt(InitialMembrane start) {
    return new FrameworkRules(
        dt, reset, timing, currentTiming, rule, law, membrane, synapse, start);
  }
}
