package org.firefly.accelerator.weight;

import static org.firefly.accelerator.channel.CoreWidths.BEAT_COUNT_BITS;
import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;
import org.firefly.hdl.stream.Stream;

/**
 * Asks for the pass tables of the layers, one after the other, as far as the table on chip has
 * room.
 *
 * <p>A request has up to {@link WeightSizes#tableRequestBeats} beats and waits until as many are
 * free. A layer's table begins with a new beat, on chip as in memory. One request in two clocks at
 * most; all outputs come from registers, except for {@code in.ready}, which is true between layers.
 */
final class TablePrefetch extends Module {
  /**
   * A layer's pass table.
   *
   * @param passes its entries, at least 1
   * @param offset its first byte; multiple of a beat
   */
  record Table(@Width(PITCH_BITS) UInt passes, @Width(OFFSET_BITS) UInt offset) implements Bundle {
    static DataType<Table> type() {
      return bundle(Table.class);
    }
  }

  final Stream<Table> in = input(stream(Table.type()));
  final Stream<ReadRequest> request = output(stream(ReadRequest.type(BeatKind.TAG_BITS)));

  /** Beat of the oldest entry that is still needed. */
  final UInt oldestBeat;

  private final WeightSizes sizes;
  private final Bool active = register(bool(), 0);
  private final Bool offered = register(bool(), 0);
  private final UInt offset = register(uint(OFFSET_BITS));
  private final UInt beatsLeft;
  private final UInt requestedBeat;
  private final UInt size;
  private final Bool lastRequest = register(bool());

  TablePrefetch(WeightSizes sizes) {
    this.sizes = sizes;
    oldestBeat = input(uint(sizes.tableBeatBits()));
    beatsLeft = register(uint(PITCH_BITS + 1 - sizes.entryInBeatBits()));
    requestedBeat = register(uint(sizes.tableBeatBits()), 0);
    size = register(uint(sizes.tableBeatBits()));
    in.ready().set(active.not());
    request.valid().set(offered);
    request.payload().offset().set(offset);
    request.payload().beats().set(size.zeroExtend(BEAT_COUNT_BITS));
    request.payload().tag().set(BeatKind.PASS_TABLE.ordinal());
    when(active.not(), this::begin)
        .elseWhen(offered.not(), this::measure)
        .elseWhen(request.ready(), this::advance);
  }

  private void begin() {
    active.set(in.valid());
    offset.set(in.payload().offset());
    UInt passes = in.payload().passes();
    UInt wholeBeats = passes.slice(PITCH_BITS - 1, sizes.entryInBeatBits());
    beatsLeft.set(wholeBeats.add(passes.truncate(sizes.entryInBeatBits()).orReduce()));
  }

  private void measure() {
    int most = sizes.tableRequestBeats();
    Bool rest = beatsLeft.le(most);
    UInt held = requestedBeat.minus(oldestBeat);
    lastRequest.set(rest);
    size.set(mux(rest, beatsLeft.truncate(size.width()), literal(most, size.width())));
    offered.set(held.le(sizes.tableBeats() - most));
  }

  private void advance() {
    int most = sizes.tableRequestBeats();
    offered.set(false);
    offset.set(offset.plus((long) most * sizes.widths().config().beatBytes()));
    beatsLeft.set(beatsLeft.minus(most));
    requestedBeat.set(requestedBeat.plus(size));
    when(lastRequest, () -> active.set(false));
  }
}
