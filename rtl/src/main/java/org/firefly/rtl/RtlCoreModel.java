package org.firefly.rtl;

import org.firefly.runtime.standin.CoreModel;

/**
 * A core of a system behind the register file of a stand-in board. Every access takes some clocks,
 * and time passes for all cores of the system at once.
 */
public final class RtlCoreModel implements CoreModel {
  private static final long SLICE = 500;

  private final RtlSystem system;
  private final int core;

  /**
   * A core.
   *
   * @param system a system that only the server of the register file uses
   * @param core its number, from 0
   */
  public RtlCoreModel(RtlSystem system, int core) {
    this.system = system;
    this.core = core;
  }

  @Override
  public int read(int offset) {
    return system.readRegister(core, offset);
  }

  @Override
  public void write(int offset, int value) {
    system.writeRegister(core, offset, value);
  }

  @Override
  public boolean interrupt() {
    return system.simulation().peek("irq") == 1;
  }

  @Override
  public void advance() {
    system.simulation().step(SLICE);
  }
}
