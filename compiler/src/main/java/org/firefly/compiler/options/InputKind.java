package org.firefly.compiler.options;

/** What a sample is. */
public enum InputKind {
  /** A constant current at every time step, which the first layer turns into spikes. */
  ANALOG,
  /** Whole numbers of their own at every time step, which the first layer turns into spikes. */
  COUNTS,
  /** Spikes at every time step; the accelerator runs every layer. */
  SPIKES
}
