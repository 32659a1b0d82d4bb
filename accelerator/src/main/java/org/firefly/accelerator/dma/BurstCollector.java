package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.WriteBeat;
import org.firefly.accelerator.dma.RangeCheck.OffsetRange;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Separates beats from the range of addresses of their burst.
 *
 * <p>Latency none, throughput one beat per clock; storage is the offset and the length of the burst
 * that comes in. All paths are combinational. The range is sent together with the last beat of its
 * burst. A burst that a sender does not align, because the base address is not a multiple of
 * {@value CoreStructure#WRITE_BURST_BEATS} beats, becomes two, so that none crosses 4 KiB.
 */
final class BurstCollector extends Module {
  /**
   * A beat on its way to the bus.
   *
   * @param data busBits, first byte in the lowest bits
   * @param strobe one bit per byte that is to be written
   * @param last last beat of its burst on the bus
   */
  record WriteData(UInt data, UInt strobe, Bool last) implements Bundle {
    static DataType<WriteData> type(CoreWidths widths) {
      return bundle(
          WriteData.class,
          member("data", uint(widths.beatBits())),
          member("strobe", uint(widths.beatBits() / 8)));
    }
  }

  /** Width of a number of beats less one. */
  static final int LENGTH_BITS = bitsFor(CoreStructure.WRITE_BURST_BEATS);

  final Stream<WriteBeat> in;

  /** Address of the beat at offset 0. */
  final UInt base;

  final Stream<WriteData> data;

  /** The tag is the number of beats less one. */
  final Stream<OffsetRange> range;

  private final UInt collected = register(uint(LENGTH_BITS), 0);
  private final UInt firstOffset;

  BurstCollector(CoreWidths widths) {
    int offsetBits = BeatAddresses.offsetBits(widths);
    in = input(stream(WriteBeat.type(widths)));
    base = input(uint(LENGTH_BITS));
    data = output(stream(WriteData.type(widths)));
    range = output(stream(OffsetRange.type(offsetBits, LENGTH_BITS, LENGTH_BITS)));
    firstOffset = register(uint(offsetBits));
    UInt offset = BeatAddresses.beatOf(in.payload().offset(), widths);
    Bool ends = in.payload().last().or(base.plus(offset.truncate(LENGTH_BITS)).andReduce());
    UInt first = mux(collected.eq(0), offset, firstOffset);
    when(
        in.fire(),
        () -> {
          firstOffset.set(first);
          collected.set(mux(ends, literal(0, LENGTH_BITS), collected.plus(1)));
        });
    offerData(ends);
    offerRange(ends, first);
    in.ready().set(data.ready().and(range.ready()));
    assertThat(
        "offset_is_aligned",
        in.valid().implies(BeatAddresses.isAligned(in.payload().offset(), widths)));
    assertThat(
        "beats_of_a_burst_are_consecutive", in.valid().implies(offset.eq(first.plus(collected))));
  }

  private void offerData(Bool ends) {
    data.valid().set(in.valid().and(range.ready()));
    data.payload().data().set(in.payload().data());
    data.payload().strobe().set(in.payload().strobe());
    data.payload().last().set(ends);
  }

  private void offerRange(Bool ends, UInt first) {
    range.valid().set(in.valid().and(ends).and(data.ready()));
    range.payload().offset().set(first);
    range.payload().further().set(collected);
    range.payload().tag().set(collected);
  }
}
