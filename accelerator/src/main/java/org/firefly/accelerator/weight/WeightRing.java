package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.uint;

import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.synapse.SynapseArrayConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * The tiles on chip: {@code P x weightRingTiles} rows of 9 P bytes in block RAM.
 *
 * <p>A bank is one beat wide, and the beats of a row lie in banks side by side: one beat is written
 * and one whole row read in a clock. A row comes {@link SynapseArrayConfig#DEFAULT_ROW_LATENCY}
 * clocks after its request, through the memory's output registers. What is written when is decided
 * by those who ask for tiles; the ring only counts on.
 */
final class WeightRing extends Module {
  /** Whether a beat of a tile arrives. */
  final Bool arrives = input(bool());

  final UInt beat;

  /** Whether a row is read. */
  final Bool read = input(bool());

  /** Its number: tile in the ring, then row of the tile. */
  final UInt readRow;

  final UInt row;

  private final List<Memory<UInt>> banks = new ArrayList<>();
  private final BankSelect select;
  private final UInt writeRow;

  WeightRing(WeightSizes sizes) {
    int beatBits = sizes.widths().beatBits();
    int rowBits = bitsFor(sizes.ringRows());
    beat = input(uint(beatBits));
    readRow = input(uint(rowBits));
    row = output(uint(beatBits * sizes.beatsPerRow()));
    select = instance(new BankSelect(sizes.beatsPerRow()));
    select.arrives.set(arrives);
    writeRow = register(uint(rowBits), 0);
    when(select.wraps, () -> writeRow.set(writeRow.plus(1)));
    List<UInt> beats = new ArrayList<>();
    for (int i = 0; i < sizes.beatsPerRow(); i++) {
      Memory<UInt> bank = memory(uint(beatBits), sizes.ringRows(), MemoryStyle.BLOCK);
      bank.write(select.enable.bit(i), writeRow, beat);
      beats.add(0, bank.read(read, readRow));
      banks.add(bank);
    }
    row.set(delay(concat(beats), SynapseArrayConfig.DEFAULT_ROW_LATENCY - 1));
  }
}
