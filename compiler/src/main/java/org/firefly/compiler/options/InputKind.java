package org.firefly.compiler.options;

/** What a sample is. */
public enum InputKind {
  /** A constant current at every time step; the first layer turns it into spikes on the host. */
  ANALOG,
  /** Spikes at every time step; the accelerator runs every layer. */
  SPIKES
}
