package org.firefly.hdl;

import org.firefly.hdl.tree.GroundType;

/** A clock. The kit knows one clock domain: {@link Module#clock()} and clock ports of externals. */
public final class Clock extends Signal {
  Clock(Binding binding) {
    super(GroundType.CLOCK, binding);
  }

  /** Drives a clock port of an external module; without it the module's own clock is taken. */
  public void set(Clock source) {
    drive(source);
  }
}
