package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.dma.RangeCheck.BeatRange;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Splits ranges into bursts that end at multiples of {@value CoreStructure#READ_BURST_BEATS} beats.
 *
 * <p>The first burst is there one clock after the range, throughput one burst per clock, storage
 * one range. The path from {@code out.ready} to {@code in.ready} is combinational. A range that
 * does not fit is kept and blocks what follows until a reset.
 */
final class BurstSplitter extends Module {
  /**
   * A burst of a request.
   *
   * @param address address of its first beat, in beats
   * @param length number of beats less one
   * @param lastOfRequest whether the request ends with it
   * @param tag tag of the request
   */
  record ReadBurst(UInt address, UInt length, Bool lastOfRequest, UInt tag) implements Bundle {
    static DataType<ReadBurst> type(int addressBits, int lengthBits, int tagBits) {
      return bundle(
          ReadBurst.class,
          member("address", uint(addressBits)),
          member("length", uint(lengthBits)),
          member("tag", uint(tagBits)));
    }
  }

  /** Width of a number of beats less one. */
  static final int LENGTH_BITS = 6;

  /** The blocks of a range; one more than its beats fill, because it may start within a block. */
  private static final int BLOCK_COUNT_BITS = CoreWidths.BEAT_COUNT_BITS - LENGTH_BITS + 1;

  /** The tag is that of the request below the number of beats behind the first. */
  final Stream<BeatRange> in;

  final Stream<ReadBurst> out;

  /** Whether a range is here that does not fit. */
  final Bool refused = output(bool());

  private final Bool active = register(bool(), 0);
  private final Bool fits = register(bool());
  private final UInt block;
  private final UInt start = register(uint(LENGTH_BITS));
  private final UInt end = register(uint(LENGTH_BITS));
  private final UInt blocksLeft = register(uint(BLOCK_COUNT_BITS));
  private final Bool lastBlock = register(bool());
  private final UInt tag;

  BurstSplitter(CoreWidths widths, int tagBits) {
    int addressBits = BeatAddresses.addressBits(widths);
    in = input(stream(BeatRange.type(addressBits, CoreWidths.BEAT_COUNT_BITS + tagBits)));
    out = output(stream(ReadBurst.type(addressBits, LENGTH_BITS, tagBits)));
    block = register(uint(addressBits - LENGTH_BITS));
    tag = register(uint(tagBits));
    in.ready().set(active.implies(out.fire().and(lastBlock)));
    when(in.ready(), this::load).elseWhen(out.fire(), this::advance);
    offer();
    refused.set(active.and(fits.not()));
  }

  private void load() {
    UInt first = in.payload().first();
    UInt further = in.payload().tag().shiftRight(tag.width());
    // Counted from the start of the first block.
    UInt last = further.truncate(LENGTH_BITS).add(first.truncate(LENGTH_BITS));
    UInt fullBlocks = further.shiftRight(LENGTH_BITS);
    Bool carry = last.bit(LENGTH_BITS);
    active.set(in.valid());
    fits.set(in.payload().fits());
    block.set(first.shiftRight(LENGTH_BITS));
    start.set(first.truncate(LENGTH_BITS));
    end.set(last.truncate(LENGTH_BITS));
    blocksLeft.set(fullBlocks.add(carry));
    // Without waiting for the sum.
    lastBlock.set(fullBlocks.orReduce().or(carry).not());
    tag.set(in.payload().tag().truncate(tag.width()));
  }

  private void advance() {
    block.set(block.plus(1));
    start.set(0);
    blocksLeft.set(blocksLeft.minus(1));
    lastBlock.set(blocksLeft.eq(1));
  }

  private void offer() {
    UInt endOfBurst = mux(lastBlock, end, literal(CoreStructure.READ_BURST_BEATS - 1, LENGTH_BITS));
    out.valid().set(active.and(fits));
    out.payload().address().set(block.concat(start));
    out.payload().length().set(endOfBurst.minus(start));
    out.payload().lastOfRequest().set(lastBlock);
    out.payload().tag().set(tag);
  }
}
