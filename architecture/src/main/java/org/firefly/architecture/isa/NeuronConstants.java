package org.firefly.architecture.isa;

import org.firefly.architecture.ConfigurationException;

/**
 * The constants of the neurons of one output channel, in the unit of the layer's membranes, which
 * is 2^-F of a weight step. A layer has a list of them, in the order of its channels.
 *
 * @param bias b, added in every step but the first
 * @param firstBias b0, added in its place in the first, with what leaks from the initial membrane
 * @param threshold theta
 * @param reset rho: what a membrane is reset to, or what takes the place of bias or threshold after
 *     a spike; see {@link MembraneReset}
 * @param decay m = round(beta 2^15) of the membrane, 0 to 32768; 32768 is the integrate-and-fire
 *     neuron
 * @param currentDecay a, the same of the synaptic current; 0 in layers without
 * @param currentBias k, added to the synaptic current in every step; 0 in layers without
 */
public record NeuronConstants(
    int bias,
    int firstBias,
    int threshold,
    int reset,
    int decay,
    int currentDecay,
    int currentBias) {

  public NeuronConstants {
    checkDecay(decay);
    checkDecay(currentDecay);
  }

  private static void checkDecay(int decay) {
    if (decay < 0 || decay > NeuronRule.NO_DECAY) {
      throw new ConfigurationException(
          "A decay must be 0 to " + NeuronRule.NO_DECAY + ", not " + decay + ".");
    }
  }

  /** Constants of a channel without currents that rests at 0 and is reset to 0. */
  public static NeuronConstants resting(int bias, int threshold, int decay) {
    return new NeuronConstants(bias, bias, threshold, 0, decay, 0, 0);
  }

  /**
   * Constants of a channel that only fills up its group: without inputs it never leaves 0, whatever
   * its decays, which are those of this channel so that a layer of equal decays remains one.
   *
   * @param newThreshold any positive threshold
   */
  public NeuronConstants silent(int newThreshold) {
    return new NeuronConstants(0, 0, newThreshold, 0, decay, currentDecay, 0);
  }
}
