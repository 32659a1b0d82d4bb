package org.firefly.compiler.options;

/** What a spike does to the membrane. */
public enum ResetKind {
  /** v becomes 0, a hard reset. */
  ZERO,
  /** v becomes u - theta, a soft reset. */
  SUBTRACT
}
