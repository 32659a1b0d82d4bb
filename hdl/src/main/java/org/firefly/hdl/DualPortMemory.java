package org.firefly.hdl;

import org.firefly.hdl.tree.HardwareException;

/**
 * A memory with two ports on one clock, made by {@link Module#dualPortMemory}: the first reads in
 * every clock, the second reads or writes. The word of the first port is there one clock after its
 * address, that of the second two. A word that is read while it is written is undefined, and so is
 * the word of the second port after a write.
 */
public final class DualPortMemory implements Area {
  private final DualPortRam ram;

  DualPortMemory(Module module, int width, int depth, MemoryStyle style) {
    if (style == MemoryStyle.DISTRIBUTED) {
      throw new HardwareException(
          Caller.location(), "look-up tables have no second port; use BLOCK or ULTRA");
    }
    ram = module.instance(new DualPortRam(width, depth, style));
  }

  /** The first port: the word at {@code address}, one clock later. */
  public UInt read(UInt address) {
    ram.firstAddress.set(address);
    return ram.firstData;
  }

  /**
   * The second port.
   *
   * @param write whether it writes
   * @param address of the word that is read or written
   * @param value what is written
   * @return the word at {@code address}, two clocks later, if it was read
   */
  public UInt readOrWrite(Bool write, UInt address, UInt value) {
    ram.writeEnable.set(write);
    ram.secondAddress.set(address);
    ram.writeData.set(value);
    return ram.secondData;
  }
}
