package org.firefly.architecture.isa;

import java.util.function.ToIntFunction;

/** The words of a channel in memory, in their order; {@link ParameterLayout} says where. */
public enum NeuronParameter {
  BIAS("b", NeuronConstants::bias),
  FIRST_BIAS("b0", NeuronConstants::firstBias),
  THRESHOLD("theta", NeuronConstants::threshold),
  RESET("rho", NeuronConstants::reset),
  DECAYS(
      "m in bits 15:0, a in bits 31:16",
      constants -> constants.decay() | constants.currentDecay() << Short.SIZE),
  CURRENT_BIAS("k", NeuronConstants::currentBias);

  private final String text;
  private final ToIntFunction<NeuronConstants> word;

  NeuronParameter(String text, ToIntFunction<NeuronConstants> word) {
    this.text = text;
    this.word = word;
  }

  /** What the word holds, in the symbols of the contract. */
  public String text() {
    return text;
  }

  /** The word of a channel. */
  int word(NeuronConstants constants) {
    return word.applyAsInt(constants);
  }
}
