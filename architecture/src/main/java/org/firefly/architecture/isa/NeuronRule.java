package org.firefly.architecture.isa;

import org.firefly.architecture.ConfigurationException;

/**
 * What the neurons of a layer do at a time step; threshold and bias are per channel and lie in the
 * program's image.
 *
 * @param decay m = round(beta 2^15), 0 to 32768; 32768 is the integrate-and-fire neuron
 * @param inclusive fires at u >= theta rather than at u > theta
 * @param softReset subtracts the threshold after a spike rather than setting the membrane to 0
 */
public record NeuronRule(int decay, boolean inclusive, boolean softReset) {
  /** Fraction bits of the decay. */
  public static final int DECAY_FRACTION_BITS = 15;

  /** Decay factor 1: nothing leaks. */
  public static final int NO_DECAY = 1 << DECAY_FRACTION_BITS;

  public NeuronRule {
    if (decay < 0 || decay > NO_DECAY) {
      throw new ConfigurationException("A decay must be 0 to " + NO_DECAY + ", not " + decay + ".");
    }
  }

  /** d = (v m + 2^14) >> 15: the membrane after one step of leak, rounded half up. */
  public long leak(long membrane) {
    return (membrane * decay + (NO_DECAY >> 1)) >> DECAY_FRACTION_BITS;
  }

  /** Whether a neuron with membrane u fires. */
  public boolean fires(long u, long threshold) {
    return inclusive ? u >= threshold : u > threshold;
  }

  /** The membrane after a spike, before it wraps at the membrane's width. */
  public long reset(long u, long threshold) {
    return softReset ? u - threshold : 0;
  }

  static NeuronRule read(FieldValues fields) {
    return new NeuronRule(
        fields.integer(DescriptorField.DECAY),
        fields.flag(DescriptorField.INCLUSIVE),
        fields.flag(DescriptorField.SOFT_RESET));
  }

  void write(FieldValues fields) {
    fields.put(DescriptorField.DECAY, decay);
    fields.put(DescriptorField.INCLUSIVE, inclusive);
    fields.put(DescriptorField.SOFT_RESET, softReset);
  }
}
