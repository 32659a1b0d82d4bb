package org.firefly.compiler.options;

/** When a neuron fires; NIR means {@link #GREATER}, some exporters mean the other. */
public enum SpikeRule {
  /** u > theta, the rule of every NIR version. */
  GREATER,
  /** u >= theta, the rule of SpikingJelly and Sinabs. */
  GREATER_OR_EQUAL
}
