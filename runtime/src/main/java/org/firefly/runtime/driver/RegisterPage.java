package org.firefly.runtime.driver;

import org.firefly.architecture.isa.Register;

/** The registers of one core. Each access is one aligned 32-bit transfer, in program order. */
public interface RegisterPage {
  /**
   * Reads 32 bits.
   *
   * @param offset bytes from the start of the core's page, a multiple of 4
   */
  int read(int offset);

  /** Writes 32 bits. */
  void write(int offset, int value);

  /** Reads a register. */
  default int read(Register register) {
    return read(register.offset());
  }

  /** Writes a register. */
  default void write(Register register, int value) {
    write(register.offset(), value);
  }

  /** Reads a value of up to 64 bits from two registers. */
  default long read(Register low, Register high) {
    return Integer.toUnsignedLong(read(low)) | Integer.toUnsignedLong(read(high)) << Integer.SIZE;
  }
}
