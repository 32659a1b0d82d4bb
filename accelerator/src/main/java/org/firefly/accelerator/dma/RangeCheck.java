package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.RegisterSlice;
import org.firefly.hdl.stream.SkidBuffer;
import org.firefly.hdl.stream.Stream;

/**
 * Turns offsets into addresses and checks them against the limit.
 *
 * <p>Latency four clocks, throughput one range per clock, storage five ranges: a skid buffer, so
 * that {@code in.ready} is a register, and one register behind each of the two adders and behind
 * the comparison. The path from {@code out.ready} to the registers within is combinational.
 */
final class RangeCheck extends Module {
  /**
   * Consecutive beats of memory, as many as were asked for. An address of a beat is its byte
   * address divided by the bytes of a beat.
   *
   * @param first address of the first beat
   * @param fits whether all bytes lie below the limit and no address wrapped around
   * @param tag as in the request
   */
  record BeatRange(UInt first, Bool fits, UInt tag) implements Bundle {
    static DataType<BeatRange> type(int addressBits, int tagBits) {
      return bundle(
          BeatRange.class, member("first", uint(addressBits)), member("tag", uint(tagBits)));
    }
  }

  /**
   * Consecutive beats behind the base address.
   *
   * @param offset beats from the base to the first beat
   * @param further number of beats behind the first
   * @param tag comes back with the range
   */
  record OffsetRange(UInt offset, UInt further, UInt tag) implements Bundle {
    static DataType<OffsetRange> type(int offsetBits, int countBits, int tagBits) {
      return bundle(
          OffsetRange.class,
          member("offset", uint(offsetBits)),
          member("further", uint(countBits)),
          member("tag", uint(tagBits)));
    }
  }

  /**
   * A range whose last address is not known yet.
   *
   * @param first address of the first beat, with a carry on top
   * @param further number of beats behind the first
   * @param tag as in the request
   */
  private record Start(UInt first, UInt further, UInt tag) implements Bundle {}

  /**
   * A range that is not yet compared with the limit.
   *
   * @param first address of the first beat
   * @param last address of the last beat, with a carry on top
   * @param tag as in the request
   */
  private record Span(UInt first, UInt last, UInt tag) implements Bundle {}

  final Stream<OffsetRange> in;

  /** Address of the beat at offset 0. */
  final UInt base;

  /** First byte that must not be touched, 40 bits. */
  final UInt limit = input(uint(AcceleratorConfig.ADDRESS_BITS));

  final Stream<BeatRange> out;

  private final int addressBits;
  private final SkidBuffer<OffsetRange> entry;
  private final RegisterSlice<Start> started;
  private final RegisterSlice<Span> ended;
  private final RegisterSlice<BeatRange> checked;

  /**
   * A check.
   *
   * @param countBits width of the number of beats behind the first
   * @param tagBits width of the tag
   */
  RangeCheck(CoreWidths widths, int countBits, int tagBits) {
    addressBits = BeatAddresses.addressBits(widths);
    DataType<OffsetRange> request =
        OffsetRange.type(BeatAddresses.offsetBits(widths), countBits, tagBits);
    DataType<BeatRange> range = BeatRange.type(addressBits, tagBits);
    in = input(stream(request));
    base = input(uint(addressBits));
    out = output(stream(range));
    entry = instance(new SkidBuffer<>(request));
    DataType<Start> start = startType(countBits, tagBits);
    DataType<Span> span = spanType(tagBits);
    started = instance(new RegisterSlice<>(start));
    ended = instance(new RegisterSlice<>(span));
    checked = instance(new RegisterSlice<>(range));
    connect(entry.in, in);
    connect(started.in, entry.out.map(start, this::addOffset));
    connect(ended.in, started.out.map(span, this::addLength));
    connect(checked.in, ended.out.map(range, this::compare));
    connect(out, checked.out);
  }

  private DataType<Start> startType(int countBits, int tagBits) {
    return bundle(
        Start.class,
        member("first", uint(addressBits + 1)),
        member("further", uint(countBits)),
        member("tag", uint(tagBits)));
  }

  private DataType<Span> spanType(int tagBits) {
    return bundle(
        Span.class,
        member("first", uint(addressBits)),
        member("last", uint(addressBits + 1)),
        member("tag", uint(tagBits)));
  }

  private void addOffset(Start start, OffsetRange request) {
    start.first().set(base.add(request.offset()));
    start.further().set(request.further());
    start.tag().set(request.tag());
  }

  private void addLength(Span span, Start start) {
    span.first().set(start.first().truncate(addressBits));
    span.last().set(start.first().plus(start.further()));
    span.tag().set(start.tag());
  }

  /**
   * A carry out of either sum is still on top of the last address, because offset and length
   * together are too short to wrap twice.
   */
  private void compare(BeatRange range, Span span) {
    int bytesBits = limit.width() - addressBits;
    UInt lastByte = span.last().concat(literal((1L << bytesBits) - 1, bytesBits));
    range.first().set(span.first());
    range.fits().set(lastByte.lt(limit));
    range.tag().set(span.tag());
  }
}
