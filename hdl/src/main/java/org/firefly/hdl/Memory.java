package org.firefly.hdl;

import org.firefly.hdl.tree.HardwareException;

/**
 * A memory with one write and one read port, made by {@link Module#memory}. Its contents are
 * undefined until written. It becomes an instance of a small Verilog template with a {@code
 * ram_style} attribute, so that synthesis takes the kind of memory that was asked for.
 *
 * @param <T> class of the words
 */
public final class Memory<T extends Data> implements Area {
  private final Ram ram;
  private final Module module;
  private final DataType<T> type;
  private final MemoryStyle style;

  Memory(Module module, DataType<T> type, int depth, MemoryStyle style) {
    if (depth < 1) {
      throw new HardwareException(
          Caller.location(), "a memory needs at least one word, not " + depth);
    }
    this.module = module;
    this.type = type;
    this.style = style;
    this.ram = module.instance(new Ram(type.width(), depth, style));
  }

  /**
   * The write port: at each rising clock edge with {@code enable}, {@code value} goes to {@code
   * address}.
   *
   * @throws HardwareException if the address has too many bits or there is a write port already
   */
  public void write(Bool enable, UInt address, T value) {
    ram.writeEnable.set(enable);
    ram.writeAddress.set(address);
    ram.writeData.set(Hardware.pack(value));
  }

  /**
   * The read port with a clock: the word at {@code address} one clock after {@code enable}, kept
   * until the next read. A word that is written at the same clock edge is read with its old value.
   *
   * @throws HardwareException if the address has too many bits or there is a read port already
   */
  public T read(Bool enable, UInt address) {
    ram.readAddress.set(address);
    if (style == MemoryStyle.DISTRIBUTED) {
      return type.unpack(module.next(ram.readData, enable));
    }
    ram.readEnable.set(enable);
    return type.unpack(ram.readData);
  }

  /**
   * The read port without a clock: the word at {@code address} at once.
   *
   * @throws HardwareException if the memory is not distributed, the address has too many bits or
   *     there is a read port already
   */
  public T read(UInt address) {
    if (style != MemoryStyle.DISTRIBUTED) {
      throw new HardwareException(
          Caller.location(),
          "only a DISTRIBUTED memory can be read without a clock; use read(enable, address)");
    }
    ram.readAddress.set(address);
    return type.unpack(ram.readData);
  }
}
