package org.firefly.rtl;

import org.firefly.architecture.isa.Register;
import org.firefly.runtime.driver.RegisterPage;

/** The registers of a core; an access takes some clocks of the simulation. */
final class RtlRegisters implements RegisterPage {
  private final RtlSystem system;
  private final int core;
  private final Runnable started;

  /**
   * The registers of a core.
   *
   * @param started is called behind every start
   */
  RtlRegisters(RtlSystem system, int core, Runnable started) {
    this.system = system;
    this.core = core;
    this.started = started;
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
      if (offset == Register.CONTROL.offset() && value == Register.START) {
        started.run();
      }
    }
  }
}
