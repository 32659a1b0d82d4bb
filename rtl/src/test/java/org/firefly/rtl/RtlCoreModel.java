package org.firefly.rtl;

import org.firefly.runtime.standin.CoreModel;

/** The only core of a system behind the register file of a stand-in board. */
final class RtlCoreModel implements CoreModel {
  private static final long SLICE = 500;

  private final RtlSystem system;

  RtlCoreModel(RtlSystem system) {
    this.system = system;
  }

  /** Does something to the system while the server leaves it alone. */
  synchronized void change(Runnable action) {
    action.run();
  }

  @Override
  public synchronized int read(int offset) {
    return system.readRegister(0, offset);
  }

  @Override
  public synchronized void write(int offset, int value) {
    system.writeRegister(0, offset, value);
  }

  @Override
  public synchronized boolean interrupt() {
    return system.simulation().peek("irq") == 1;
  }

  @Override
  public synchronized void advance() {
    system.simulation().step(SLICE);
  }
}
