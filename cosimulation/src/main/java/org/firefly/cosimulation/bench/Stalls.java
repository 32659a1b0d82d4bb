package org.firefly.cosimulation.bench;

/** When one side of a stream waits although it need not. */
@FunctionalInterface
public interface Stalls {
  /** Never waits. */
  Stalls NEVER = () -> false;

  /** Asked once a clock. */
  boolean stall();
}
