package org.firefly.architecture.isa;

import org.firefly.architecture.ConfigurationException;

/**
 * What the neurons of a layer do at a time step; their constants are per channel and lie in the
 * program's image.
 *
 * @param inclusive fires at u >= theta rather than at u > theta
 * @param reset what a spike does to the membrane
 * @param current which synaptic current enters the membrane
 * @param fractionBits F: membranes and currents count in 2^-F of a weight step; 0, 2, 4 or 6
 */
public record NeuronRule(
    boolean inclusive, MembraneReset reset, SynapticCurrent current, int fractionBits) {
  /** Fraction bits of a decay. */
  public static final int DECAY_FRACTION_BITS = 15;

  /** Decay factor 1: nothing leaks. */
  public static final int NO_DECAY = 1 << DECAY_FRACTION_BITS;

  /** Largest F. */
  public static final int HIGHEST_FRACTION = 6;

  /** Distance of the possible F. */
  public static final int FRACTION_STEP = 2;

  public NeuronRule {
    if (fractionBits < 0 || fractionBits > HIGHEST_FRACTION || fractionBits % FRACTION_STEP != 0) {
      throw new ConfigurationException(
          "Fraction bits of membranes must be 0, 2, 4 or 6, not " + fractionBits + ".");
    }
    if (reset == MembraneReset.LATE_VALUE && !current.present()) {
      throw new ConfigurationException(
          "Neurons without synaptic currents cannot be reset to a value one step late.");
    }
  }

  /** Neurons without synaptic currents and fraction bits. */
  public static NeuronRule simple(boolean inclusive, MembraneReset reset) {
    return new NeuronRule(inclusive, reset, SynapticCurrent.NONE, 0);
  }

  /** (value m + 2^14) >> 15: what is left after one step of leak, rounded half up. */
  public static long leak(long value, int decay) {
    return (value * decay + (NO_DECAY >> 1)) >> DECAY_FRACTION_BITS;
  }

  /**
   * d: what a step adds to the membrane beside what comes in.
   *
   * @param timeStep t
   * @param marked the neuron's {@link #mark} of the step before
   */
  public int drive(int timeStep, boolean marked, NeuronConstants c) {
    if (timeStep == 0) {
      return c.firstBias();
    }
    return reset.late() && marked ? c.reset() : c.bias();
  }

  /**
   * Whether a step forgets the membrane and what comes in, so that u = d.
   *
   * @param marked the neuron's {@link #mark} of the step before
   */
  public boolean forgets(boolean marked) {
    return reset == MembraneReset.LATE_VALUE && marked;
  }

  /** Whether a membrane u passes a threshold. */
  public boolean passes(long u, long threshold) {
    return inclusive ? u >= threshold : u > threshold;
  }

  /**
   * Whether a neuron with membrane u fires.
   *
   * @param marked the neuron's {@link #mark} of the step before; false in the first
   */
  public boolean fires(long u, boolean marked, NeuronConstants c) {
    return passes(u, reset == MembraneReset.SUBTRACT_RAISING && marked ? c.reset() : c.threshold());
  }

  /**
   * r: what a step leaves to the next one beside the membrane; without meaning where the reset
   * {@link MembraneReset#marks} nothing.
   *
   * @param spike whether the neuron fires with u
   */
  public boolean mark(long u, boolean spike, NeuronConstants c) {
    return reset == MembraneReset.SUBTRACT_RAISING
        ? passes(u, spike ? c.reset() : c.threshold())
        : spike;
  }

  /** The membrane after a spike, before it wraps at the membrane's width. */
  public long reset(long u, NeuronConstants c) {
    return switch (reset) {
      case VALUE -> c.reset();
      case SUBTRACT, SUBTRACT_RAISING -> u - c.threshold();
      case NONE, LATE, LATE_VALUE -> u;
    };
  }

  /** Width of these membranes: a mark takes the highest bit. */
  public int membraneBits(int configured) {
    return reset.marks() ? configured - 1 : configured;
  }

  static NeuronRule read(FieldValues fields) {
    return new NeuronRule(
        fields.flag(DescriptorField.INCLUSIVE),
        MembraneReset.of(fields.integer(DescriptorField.RESET)),
        current(
            fields.flag(DescriptorField.SYNAPSE), fields.flag(DescriptorField.PREVIOUS_CURRENT)),
        FRACTION_STEP * fields.integer(DescriptorField.FRACTION));
  }

  private static SynapticCurrent current(boolean synapse, boolean previous) {
    if (previous && !synapse) {
      throw new ConfigurationException(
          "A descriptor wants the current of the step before, but keeps no currents.");
    }
    if (!synapse) {
      return SynapticCurrent.NONE;
    }
    return previous ? SynapticCurrent.PREVIOUS : SynapticCurrent.NEW;
  }

  void write(FieldValues fields) {
    fields.put(DescriptorField.INCLUSIVE, inclusive);
    fields.put(DescriptorField.RESET, reset.code());
    fields.put(DescriptorField.SYNAPSE, current.present());
    fields.put(DescriptorField.PREVIOUS_CURRENT, current == SynapticCurrent.PREVIOUS);
    fields.put(DescriptorField.FRACTION, fractionBits / FRACTION_STEP);
  }
}
