package org.firefly.compiler.quantise;

import org.firefly.architecture.isa.NeuronConstants;

/** The constants of a channel, integer or real; see {@link NeuronConstants}. */
record Constants(
    double bias,
    double firstBias,
    double threshold,
    double reset,
    int decay,
    int currentDecay,
    double currentBias) {

  static Constants of(NeuronConstants c) {
    return new Constants(
        c.bias(),
        c.firstBias(),
        c.threshold(),
        c.reset(),
        c.decay(),
        c.currentDecay(),
        c.currentBias());
  }
}
