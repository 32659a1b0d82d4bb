package org.firefly.cli;

import org.firefly.rtl.RtlSystem;
import org.firefly.runtime.testing.CoreModel;

/** The only core of a system of RTL, behind the files of a board. */
record RtlBoardCore(RtlSystem system) implements CoreModel {
  private static final long ROUND = 500;

  @Override
  public int read(int offset) {
    return system.readRegister(0, offset);
  }

  @Override
  public void write(int offset, int value) {
    system.writeRegister(0, offset, value);
  }

  @Override
  public boolean interrupt() {
    return system.interruptRequested();
  }

  @Override
  public void advance() {
    system.simulation().step(ROUND);
  }
}
