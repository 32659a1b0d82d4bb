package org.firefly.compiler.options;

/** Where the first layer of samples runs that are no spikes. */
public enum FirstLayerPlace {
  /** On the CPU, in front of the accelerator. */
  HOST,
  /** On the accelerator, which sees the bits of the samples' numbers as spikes. */
  CHIP
}
