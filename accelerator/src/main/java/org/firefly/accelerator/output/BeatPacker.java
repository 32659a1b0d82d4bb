package org.firefly.accelerator.output;

import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.OutputRegisters;
import org.firefly.accelerator.channel.WriteBeat;
import org.firefly.accelerator.output.OutputPath.SpikeWord;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bits;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.stream.Stream;

/**
 * Turns words of spikes, and the membranes of readout layers, into beats.
 *
 * <p>A word enters the beat at the place that its address says; the beat is sent in the clock after
 * the one in which it became full or its run of consecutive words ended. One word per clock, also
 * from beat to beat. P membranes become 32 P / busBits beats, one per clock. Storage: one beat.
 * There is a path from {@code beats.ready} to {@code spikes.ready} and {@code membranes.ready}.
 */
final class BeatPacker extends Module {
  private static final int BURST_INDEX_BITS = bitsFor(CoreStructure.WRITE_BURST_BEATS);

  final OutputRegisters output;

  /** Receives the words of spike layers, after pooling. */
  final Stream<SpikeWord> spikes;

  /** Receives the membranes of readout layers. */
  final Stream<Vec<SInt>> membranes;

  /** Sends beats. */
  final Stream<WriteBeat> beats;

  /** Whether no beat is being packed. */
  final Bool empty = output(bool());

  private final WordCursor cursor;
  private final Bool complete = register(bool(), 0);
  private final UInt present;
  private final Vec<UInt> words;
  private final UInt beat;
  private final Bool last = register(bool());
  private final UInt part;

  BeatPacker(CoreWidths widths) {
    int parts = Integer.SIZE * widths.lanes() / widths.beatBits();
    int beatShift = Integer.numberOfTrailingZeros(widths.config().beatBytes());
    int wordsPerBeat = widths.config().wordsPerBeat();
    output = input(OutputRegisters.type());
    spikes = input(stream(SpikeWord.type(widths)));
    membranes = input(stream(vec(widths.lanes(), sint(widths.config().membraneBits()))));
    beats = output(stream(WriteBeat.type(widths)));
    cursor = instance(new WordCursor(widths.config().wordBytes(), Integer.BYTES * widths.lanes()));
    words = register(vec(wordsPerBeat, uint(widths.lanes())));
    present = register(uint(wordsPerBeat), 0);
    beat = register(uint(OFFSET_BITS - beatShift));
    part = register(uint(bitsFor(parts)), 0);

    Bool free = complete.implies(beats.ready()).and(cursor.ready);
    Bool lastPart = part.andReduce().or(output.readout().not());
    Bool accepts = free.and(spikes.valid().or(membranes.valid()));
    spikes.ready().set(free);
    membranes.ready().set(free.and(lastPart));
    connect(cursor.output, output);
    cursor.take.set(accepts.and(lastPart));
    cursor.lastStep.set(output.readout().or(spikes.payload().lastStep()));
    UInt lanes = lanes();
    UInt membranePart = membranePart();
    Bool ends = cursor.endsRun.and(lastPart);
    when(
            accepts,
            () -> pack(lanes, membranePart, cursor.address.shiftRight(bitsFor(wordsPerBeat)), ends))
        .elseWhen(beats.fire(), this::clear);
    send(beatShift);
  }

  private void pack(UInt lanes, UInt membranePart, UInt address, Bool ends) {
    int bits = words.get(0).width();
    words.forEach(
        (word, i) -> {
          UInt membrane = membranePart.slice(bits * i + bits - 1, bits * i);
          UInt value = mux(output.readout(), membrane, spikes.payload().spikes());
          when(lanes.bit(i), () -> word.set(value));
        });
    present.set(mux(complete, lanes, lanes.or(present)));
    complete.set(lanes.bit(words.size() - 1).or(ends));
    UInt place = address.plus(part);
    beat.set(place);
    last.set(ends.or(place.truncate(BURST_INDEX_BITS).andReduce()));
    when(output.readout(), () -> part.set(part.plus(1)));
  }

  private void clear() {
    complete.set(false);
    present.set(0);
  }

  /** Which words of the beat are given: one of spikes, or all by membranes. */
  private UInt lanes() {
    int bits = bitsFor(words.size());
    UInt lane = cursor.address.truncate(bits);
    return concat(highestFirst(words.size(), i -> lane.eq(i).or(output.readout())));
  }

  /** The present part of the membranes, as int32. */
  private UInt membranePart() {
    int parts = 1 << part.width();
    int perPart = membranes.payload().size() / parts;
    Vec<UInt> choices = wire(vec(parts, uint(Integer.SIZE * perPart)));
    choices.forEach(
        (choice, j) ->
            choice.set(
                concat(
                    highestFirst(
                        perPart,
                        i -> membranes.payload().get(perPart * j + i).signExtend(Integer.SIZE)))));
    return choices.get(part);
  }

  private void send(int beatShift) {
    WriteBeat out = beats.payload();
    int wordBytes = words.get(0).width() / Byte.SIZE;
    beats.valid().set(complete);
    out.offset().set(beat.shiftLeft(beatShift));
    out.data().set(concat(highestFirst(words.size(), words::get)));
    out.strobe().set(concat(highestFirst(words.size(), i -> present.bit(i).repeat(wordBytes))));
    out.last().set(last);
    empty.set(present.isZero());
  }

  private static List<Bits> highestFirst(int count, IntFunction<? extends Bits> element) {
    return IntStream.range(0, count).<Bits>mapToObj(i -> element.apply(count - 1 - i)).toList();
  }
}
