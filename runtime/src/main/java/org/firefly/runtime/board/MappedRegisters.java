package org.firefly.runtime.board;

import org.firefly.architecture.isa.Register;
import org.firefly.runtime.driver.RegisterPage;

/** The page of one core in the mapped registers of all. */
record MappedRegisters(MappedMemory memory, int core) implements RegisterPage {
  @Override
  public int read(int offset) {
    return memory.readInt(core * Register.PAGE_BYTES + offset);
  }

  @Override
  public void write(int offset, int value) {
    memory.writeInt(core * Register.PAGE_BYTES + offset, value);
  }
}
