package org.firefly.accelerator.spike;

import static org.firefly.accelerator.spike.SpikeSizes.TAPS;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import java.util.ArrayList;
import java.util.List;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * Nine banks of block RAM, each two halves of vectorBankDepth / 2 words.
 *
 * <p>Nine words leave three clocks after {@link #readAddress}: address register, memory, output
 * register. Throughput: one read of nine words and one write of up to nine words per clock.
 */
final class VectorBuffer extends Module {
  /** For each bank whether it is written. */
  final UInt write = input(uint(TAPS));

  /** For each bank where. */
  final Vec<UInt> writeAddress;

  /** For each bank what. */
  final Vec<UInt> word;

  final UInt readAddress;

  /** The words of all banks, bank 0 lowest. */
  final UInt words;

  VectorBuffer(SpikeSizes sizes) {
    int addressBits = sizes.vectorAddressBits() + 1;
    writeAddress = input(vec(TAPS, uint(addressBits)));
    word = input(vec(TAPS, uint(sizes.lanes())));
    readAddress = input(uint(addressBits));
    words = output(uint(TAPS * sizes.lanes()));
    UInt address = next(readAddress);
    List<UInt> read = new ArrayList<>();
    for (int bank = TAPS - 1; bank >= 0; bank--) {
      Memory<UInt> memory = memory(uint(sizes.lanes()), 1 << addressBits, MemoryStyle.BLOCK);
      memory.write(write.bit(bank), writeAddress.get(bank), word.get(bank));
      read.add(next(memory.read(literal(true), address)));
    }
    words.set(concat(read));
  }
}
