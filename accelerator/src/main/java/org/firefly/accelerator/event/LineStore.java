package org.firefly.accelerator.event;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.stream.Stream;

/**
 * Keeps the lines that windows see: four rows, of which a window sees three, or two vectors. Word
 * (column x, mask m) of row q lies at {@code m width + x} of bank q mod 4, one half of a bank's
 * word for each of the mask's two groups. Of a vector, words {@code 18 m + 2 k} and behind are tap
 * k of mask m and lie in bank k / 3 at {@code 3 m + k mod 3}, vectors of odd number in the upper
 * half; the rest of its last mask is filled up with zeros.
 *
 * <p>A word per clock. A column, the words of all banks at one address, leaves three clocks after
 * its address. Line q is written while {@code q < released + 4} (2 for vectors).
 */
final class LineStore extends Module {
  static final int BANKS = 4;
  private static final int HALVES = 2;
  private static final int WINDOW = 3;
  private static final int SLOTS_OF_VECTORS = 2;

  /** The registers hold a new layer; all lines of the one before have been released. */
  final Bool start = input(bool());

  final Bool isPacked = input(bool());

  /** Words of a line in one plane. */
  final UInt words = input(uint(DIMENSION_BITS));

  /** Planes: groups of input channels. */
  final UInt planes = input(uint(DIMENSION_BITS));

  /** Words of spikes in the order of their requests. */
  final Stream<UInt> in;

  /** All lines before this one are no longer needed; may lead those that have come. */
  final UInt released = input(uint(Lines.NUMBER_BITS));

  /** Lines that have come, all layers together. */
  final UInt complete = output(uint(Lines.NUMBER_BITS));

  final UInt readAddress;

  /** What the banks hold at the address, the lower half of a bank's word first. */
  final Vec<UInt> read;

  /** Clocks from an address to what it reads. */
  static final int LATENCY = 3;

  private final int addressBits;
  private final UInt number = register(uint(Lines.NUMBER_BITS), 0);
  private final UInt base;
  private final UInt column;
  private final UInt wordsLeft = register(uint(DIMENSION_BITS));
  private final UInt planesLeft = register(uint(DIMENSION_BITS));
  private final UInt half = register(uint(1), 0);
  private final UInt tapRow = register(uint(2), 0);
  private final UInt tapColumn = register(uint(2), 0);
  private final Bool fills = register(bool(), 0);

  LineStore(EventSizes sizes) {
    addressBits = sizes.lineAddressBits();
    in = input(stream(uint(sizes.wordBits())));
    readAddress = input(uint(addressBits));
    read = output(vec(BANKS * HALVES, uint(sizes.wordBits())));
    base = register(uint(addressBits), 0);
    column = register(uint(addressBits), 0);

    UInt slots = mux(isPacked, literal(SLOTS_OF_VECTORS, 3), literal(BANKS, 3));
    UInt ahead = number.minus(released);
    Bool leads = ahead.bit(Lines.NUMBER_BITS - 1);
    Bool few = ahead.lt(slots.zeroExtend(Lines.NUMBER_BITS));
    Bool open = named("open", next(leads.or(few), 0));
    // A line that has just ended makes the comparison of the clock before void.
    Bool ended = named("ended", register(bool(), 0));
    Bool room = named("room", open.and(ended.not()));
    in.ready().set(room.and(fills.not()));
    Bool writes = named("writes", in.fire().or(fills));
    Bool lastWord = wordsLeft.eq(1);
    Bool lastPlane = planesLeft.eq(1);
    Bool endsLine = in.fire().and(lastWord).and(lastPlane);
    Bool endsMask = half.asBool().and(tapRow.eq(2)).and(tapColumn.eq(2));
    Bool done = mux(isPacked, writes.and(endsMask).and(fills.or(endsLine)), endsLine);
    ended.set(done);
    countWords(lastWord, done);
    placeWords(writes, lastWord, done);
    when(isPacked.and(endsLine).and(endsMask.not()), () -> fills.set(true))
        .elseWhen(done, () -> fills.set(false));
    when(done, () -> number.set(number.plus(1)));
    complete.set(next(next(number, 0), 0));
    write(writes, sizes);
  }

  private void countWords(Bool lastWord, Bool done) {
    Bool word = in.fire();
    when(start.or(word.and(lastWord)), () -> wordsLeft.set(words))
        .elseWhen(word, () -> wordsLeft.set(wordsLeft.minus(1)));
    when(start.or(done), () -> planesLeft.set(planes))
        .elseWhen(word.and(lastWord), () -> planesLeft.set(planesLeft.minus(1)));
  }

  private void placeWords(Bool writes, Bool lastWord, Bool done) {
    Bool endsTap = writes.and(half.asBool());
    Bool endsRow = endsTap.and(tapColumn.eq(2));
    Bool endsMask = endsRow.and(tapRow.eq(2));
    UInt width = words.truncate(addressBits);
    Bool secondPlane = half.asBool();
    Bool endsPlane = writes.and(lastWord).and(isPacked.not());
    when(isPacked.and(writes), () -> half.set(half.not()))
        .elseWhen(endsPlane, () -> half.set(half.not()));
    when(isPacked.and(endsTap), () -> tapColumn.set(tapColumn.plus(1)));
    when(isPacked.and(endsRow), () -> tapColumn.set(0));
    when(isPacked.and(endsRow), () -> tapRow.set(tapRow.plus(1)));
    when(isPacked.and(endsMask), () -> tapRow.set(0));
    when(isPacked.and(endsMask), () -> base.set(base.plus(WINDOW)))
        .elseWhen(endsPlane.and(secondPlane), () -> base.set(base.plus(width)));
    when(writes, () -> column.set(column.plus(1)));
    when(endsPlane, () -> column.set(0));
    when(
        start.or(done),
        () -> {
          half.set(0);
          tapRow.set(0);
          tapColumn.set(0);
          base.set(0);
          column.set(0);
        });
  }

  private void write(Bool writes, EventSizes sizes) {
    UInt bank = mux(isPacked, tapRow, number.truncate(2));
    UInt within = mux(isPacked, tapColumn.zeroExtend(addressBits), column);
    UInt slot = number.bit(0).and(isPacked).asUInt().concat(literal(0, addressBits - 1));
    UInt address = next(base.plus(within).xor(slot));
    UInt word = next(mux(fills, literal(0, sizes.wordBits()), in.payload()));
    UInt at = next(readAddress);
    for (int b = 0; b < BANKS; b++) {
      for (int h = 0; h < HALVES; h++) {
        Memory<UInt> memory = memory(uint(sizes.wordBits()), 1 << addressBits, MemoryStyle.BLOCK);
        Bool enable = writes.and(bank.eq(b)).and(half.eq(h));
        memory.write(next(enable, 0), address, word);
        read.get(HALVES * b + h).set(next(memory.read(literal(true), at)));
      }
    }
  }
}
