package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.stream.IntStream;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.OutputRegisters;
import org.firefly.accelerator.channel.WriteBeat;
import org.firefly.accelerator.output.WordCursor;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.stream.RegisterSlice;
import org.firefly.hdl.stream.Stream;

/**
 * Gives words of S x P spikes, a beat each, and the membranes of readouts their places in memory.
 *
 * <p>A word per clock, but for a clock after a plane of one word; its beat is offered one clock
 * later. P membranes become 32 / S beats, one per clock, and are taken with the last. There is a
 * path from {@code beats.ready} to {@code spikes.ready} and {@code membranes.ready}.
 */
final class EventPacker extends Module {
  /** Constant while words are under way. */
  final OutputRegisters output = input(OutputRegisters.type());

  final Stream<UInt> spikes;
  final Stream<Vec<SInt>> membranes;
  final Stream<WriteBeat> beats;

  /** Whether all beats have been handed on. */
  final Bool empty = output(bool());

  private final WordCursor cursor;
  private final RegisterSlice<WriteBeat> next;
  private final UInt part;

  EventPacker(CoreWidths widths, EventSizes sizes) {
    int beatBytes = widths.config().beatBytes();
    int readoutBytes = Integer.BYTES * widths.lanes();
    int parts = readoutBytes / beatBytes;
    spikes = input(stream(uint(sizes.steps() * sizes.outputs())));
    membranes = input(stream(vec(widths.lanes(), sint(widths.config().membraneBits()))));
    beats = output(stream(WriteBeat.type(widths)));
    cursor = instance(new WordCursor(beatBytes, readoutBytes));
    next = instance(new RegisterSlice<>(WriteBeat.type(widths)));
    part = register(uint(bitsFor(parts)), 0);

    Bool readout = output.readout();
    Bool free = cursor.ready.and(next.in.ready());
    Bool lastPart = named("lastPart", part.andReduce().or(readout.not()));
    Bool accepts = named("accepts", free.and(spikes.valid().or(membranes.valid())));
    spikes.ready().set(free);
    membranes.ready().set(free.and(lastPart));
    when(accepts.and(readout), () -> part.set(part.plus(1)));
    connect(cursor.output, output);
    cursor.take.set(accepts.and(lastPart));
    cursor.lastStep.set(true);

    WriteBeat beat = next.in.payload();
    UInt at = cursor.address.plus(part.zeroExtend(cursor.address.width()));
    next.in.valid().set(cursor.ready.and(spikes.valid().or(membranes.valid())));
    beat.offset().set(concat(at, literal(0, Integer.numberOfTrailingZeros(beatBytes))));
    beat.data().set(mux(readout, membranePart(parts), spikes.payload()));
    beat.strobe().set(literal((1L << beatBytes) - 1, beatBytes));
    Bool endsBurst = at.truncate(bitsFor(CoreStructure.WRITE_BURST_BEATS)).andReduce();
    beat.last().set(cursor.endsRun.and(lastPart).or(endsBurst));
    connect(beats, next.out);
    empty.set(next.out.valid().not());
    assertThat("one_kind_of_words", spikes.valid().and(membranes.valid()).not());
  }

  /** The present part of the membranes, as int32. */
  private UInt membranePart(int parts) {
    Vec<SInt> all = membranes.payload();
    int perPart = all.size() / parts;
    Vec<UInt> choices = wire(vec(parts, uint(Integer.SIZE * perPart)));
    choices.forEach(
        (choice, p) ->
            choice.set(
                concat(
                    IntStream.iterate(perPart - 1, i -> i >= 0, i -> i - 1)
                        .mapToObj(i -> all.get(perPart * p + i).signExtend(Integer.SIZE))
                        .toList())));
    return choices.get(part);
  }
}
