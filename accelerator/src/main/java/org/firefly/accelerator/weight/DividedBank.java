package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;

import java.util.ArrayList;
import java.util.List;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * A bank of the ring of tiles that two weight ports write, each its half of the rows of every tile:
 * two memories of half the depth in block RAM, and a multiplexer behind them. Latency one clock, as
 * a single memory has it.
 */
final class DividedBank extends Module {
  /** Bit i: port i writes. */
  final UInt write = input(uint(2));

  /** Row within the half of the first port: tile, then row of the half. */
  final UInt firstRow;

  final UInt firstBeat;

  /** The same for the second. */
  final UInt secondRow;

  final UInt secondBeat;

  /** Whether a row is read. */
  final Bool read = input(bool());

  final UInt readRow;
  final UInt beat;

  private final int halfBit;
  private final List<Memory<UInt>> halves = new ArrayList<>();

  DividedBank(WeightSizes sizes) {
    int beatBits = sizes.widths().beatBits();
    int rowBits = bitsFor(sizes.ringRows());
    halfBit = sizes.halfBit();
    firstRow = input(uint(rowBits - 1));
    firstBeat = input(uint(beatBits));
    secondRow = input(uint(rowBits - 1));
    secondBeat = input(uint(beatBits));
    readRow = input(uint(rowBits));
    beat = output(uint(beatBits));
    UInt first = half(sizes, write.bit(0), firstRow, firstBeat);
    UInt second = half(sizes, write.bit(1), secondRow, secondBeat);
    Bool isSecond = named("isSecond", next(readRow.bit(halfBit), read));
    beat.set(mux(isSecond, second, first));
  }

  private UInt half(WeightSizes sizes, Bool writes, UInt row, UInt data) {
    Memory<UInt> half = memory(uint(data.width()), sizes.ringRows() / 2, MemoryStyle.BLOCK);
    halves.add(half);
    half.write(writes, row, data);
    return half.read(read, inHalf(readRow, halfBit));
  }

  /** A row of the ring within its half. */
  static UInt inHalf(UInt row, int halfBit) {
    return concat(row.shiftRight(halfBit + 1), row.truncate(halfBit));
  }
}
