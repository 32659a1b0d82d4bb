package org.firefly.accelerator.spike;

import static org.firefly.accelerator.spike.SpikeSizes.ROW_BANKS;
import static org.firefly.accelerator.spike.SpikeSizes.WINDOW;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * Eight slots for rows of up to maxWidth words, in banks of distributed RAM: rows are spread over
 * four banks, columns over as many as a beat has words, at least four. So every 3x3 window meets
 * each bank at most once, and a chunk is one write.
 *
 * <p>Three words of each row bank leave three clocks after {@link #left} and {@link #top}: address,
 * read, choice of columns. Which three row banks make the window is chosen behind. Throughput: one
 * window and one chunk per clock.
 */
final class RowMemory extends Module {
  /** Whether a chunk is written. */
  final Bool write = input(bool());

  final UInt words;

  /** Slot of the chunk's row: its number mod 8. */
  final UInt slot = input(uint(bitsFor(CoreStructure.ROW_SLOTS)));

  /** Number of the chunk in its row. */
  final UInt chunk;

  /** Left column of the window, mod maxWidth. */
  final UInt left;

  /** Number of the window's top row, mod 8. */
  final UInt top = input(uint(bitsFor(CoreStructure.ROW_SLOTS)));

  /** For each row bank the window's three words, left column lowest. */
  final Vec<UInt> row;

  private final SpikeSizes sizes;

  RowMemory(SpikeSizes sizes) {
    this.sizes = sizes;
    words = input(uint(sizes.widths().beatBits()));
    chunk = input(uint(sizes.columnBits() - bitsFor(sizes.wordsPerBeat())));
    left = input(uint(sizes.columnBits()));
    row = output(vec(ROW_BANKS, uint(WINDOW * sizes.lanes())));
    List<UInt> columnAddresses = columnAddresses();
    UInt firstBank = delay(left.truncate(sizes.columnBankBits()), 2);
    for (int r = 0; r < ROW_BANKS; r++) {
      List<UInt> read = new ArrayList<>();
      UInt slotHalf = named("slot_half_" + r, next(slotHalf(r)));
      for (int c = 0; c < sizes.columnBanks(); c++) {
        read.add(bank(r, c, slotHalf.concat(columnAddresses.get(c))));
      }
      row.get(r).set(columns(r, read, firstBank));
    }
  }

  /** For each column bank where it holds the first column at or after {@code left}. */
  private List<UInt> columnAddresses() {
    int bankBits = sizes.columnBankBits();
    UInt bank = left.truncate(bankBits);
    UInt address = left.shiftRight(bankBits);
    List<UInt> addresses = new ArrayList<>();
    for (int c = 0; c < sizes.columnBanks(); c++) {
      addresses.add(named("address_" + c, next(address.plus(bank.gt(c)))));
    }
    return addresses;
  }

  /** Which of its two rows a bank gives: the one among the four from the top row on. */
  private Bool slotHalf(int rowBank) {
    return top.bit(2).xor(top.truncate(2).gt(rowBank));
  }

  private UInt bank(int rowBank, int columnBank, UInt readAddress) {
    int perBeat = sizes.wordsPerBeat();
    int beats = sizes.columnBanks() / perBeat;
    int shared = Integer.numberOfTrailingZeros(beats);
    Bool here = write.and(slot.truncate(2).eq(rowBank));
    if (beats > 1) {
      here = here.and(chunk.truncate(shared).eq(columnBank / perBeat));
    }
    Memory<UInt> memory =
        memory(uint(sizes.lanes()), 1 << readAddress.width(), MemoryStyle.DISTRIBUTED);
    UInt word = Selection.words(words, sizes.lanes()).get(columnBank % perBeat);
    memory.write(here, slot.bit(2).concat(chunk.shiftRight(shared)), word);
    return named(
        String.format(Locale.ROOT, "read_%d_%d", rowBank, columnBank),
        next(memory.read(readAddress)));
  }

  private UInt columns(int rowBank, List<UInt> read, UInt firstBank) {
    List<UInt> chosen = new ArrayList<>();
    for (int j = WINDOW - 1; j >= 0; j--) {
      List<UInt> rotated = new ArrayList<>();
      for (int c = 0; c < read.size(); c++) {
        rotated.add(read.get((c + j) % read.size()));
      }
      chosen.add(Selection.choose(firstBank, rotated));
    }
    return named("row_reg_" + rowBank, next(concat(chosen)));
  }
}
