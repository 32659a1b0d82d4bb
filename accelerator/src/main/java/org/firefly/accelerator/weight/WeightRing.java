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
 * <p>A bank is one beat wide, and the beats of a row lie in banks side by side: each port writes
 * one beat and one whole row is read in a clock. Ports have banks of their own, so that they wait
 * for nobody; a bank in the middle of two ports is a {@link DividedBank}. A row comes {@link
 * SynapseArrayConfig#DEFAULT_ROW_LATENCY} clocks after its request, through the memory's output
 * registers. What is written when is decided by those who ask for tiles; the ring only counts on.
 */
final class WeightRing extends Module {
  /** Bit i: a beat of a tile arrives at port i. */
  final UInt arrives;

  /** The beat at each port. */
  final List<UInt> beats = new ArrayList<>();

  /** Whether a row is read. */
  final Bool read = input(bool());

  /** Its number: tile in the ring, then row of the tile. */
  final UInt readRow;

  final UInt row;

  private final WeightSizes sizes;
  private final List<Memory<UInt>> banks = new ArrayList<>();
  private final List<RingPart> parts = new ArrayList<>();

  WeightRing(WeightSizes sizes) {
    this.sizes = sizes;
    int beatBits = sizes.widths().beatBits();
    arrives = input(uint(sizes.ports()));
    readRow = input(uint(bitsFor(sizes.ringRows())));
    row = output(uint(beatBits * sizes.beatsPerRow()));
    for (int port = 0; port < sizes.ports(); port++) {
      beats.add(input(uint(beatBits)));
      RingPart part = instance(new RingPart(sizes, port));
      part.arrives.set(arrives.bit(port));
      parts.add(part);
    }
    List<UInt> highestFirst = new ArrayList<>();
    for (int port = 0; port < sizes.ports(); port++) {
      for (int i = 0; i < sizes.ownBeatsPerRow(); i++) {
        highestFirst.add(0, own(port, i));
      }
      for (int i = 0; port == 0 && i < sizes.dividedBeatsPerRow(); i++) {
        highestFirst.add(0, divided(sizes.ownBeatsPerRow() + i));
      }
    }
    row.set(delay(concat(highestFirst), SynapseArrayConfig.DEFAULT_ROW_LATENCY - 1));
  }

  private UInt own(int port, int bank) {
    RingPart part = parts.get(port);
    Memory<UInt> memory =
        memory(uint(beats.get(port).width()), sizes.ringRows(), MemoryStyle.BLOCK);
    banks.add(memory);
    memory.write(part.enable.bit(bank), part.row, beats.get(port));
    return memory.read(read, readRow);
  }

  /** A bank that the two ports write. */
  private UInt divided(int bank) {
    RingPart first = parts.get(0);
    RingPart second = parts.get(1);
    DividedBank memory = instance(new DividedBank(sizes));
    memory.write.set(second.enable.bit(bank).concat(first.enable.bit(bank)));
    memory.firstRow.set(DividedBank.inHalf(first.row, sizes.halfBit()));
    memory.firstBeat.set(beats.get(0));
    memory.secondRow.set(DividedBank.inHalf(second.row, sizes.halfBit()));
    memory.secondBeat.set(beats.get(1));
    memory.read.set(read);
    memory.readRow.set(readRow);
    return memory.beat;
  }
}
