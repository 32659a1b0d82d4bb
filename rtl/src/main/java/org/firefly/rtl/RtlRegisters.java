package org.firefly.rtl;

import org.firefly.runtime.driver.RegisterPage;

/** The registers of a core; an access takes some clocks of the simulation. */
final class RtlRegisters implements RegisterPage {
  private final RtlSystem system;
  private final int core;

  RtlRegisters(RtlSystem system, int core) {
    this.system = system;
    this.core = core;
  }

  @Override
  public int read(int offset) {
    synchronized (system) {
      return system.readRegister(core, offset);
    }
  }

  @Override
  public void write(int offset, int value) {
    synchronized (system) {
      system.writeRegister(core, offset, value);
    }
  }
}
