package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Registers each beat once, which the memories take from there, and tells by its tag what it
 * carries. Always ready; latency one clock.
 */
final class BeatSorter extends Module {
  private static final int WORD_BITS = 32;

  final Stream<ReadBeat> in;

  /** The beat holds rows of a tile. */
  final Bool isTile = output(bool());

  /** The beat holds biases or thresholds. */
  final Bool isParameters = output(bool());

  /** The beat holds pass table entries. */
  final Bool isTable = output(bool());

  /** It is the last of its request. */
  final Bool last = output(bool());

  /** All its bits. */
  final UInt data;

  /** The low {@code membraneBits} of each int32. */
  final UInt parameters;

  /** The used bits of each table entry. */
  final UInt entries;

  BeatSorter(WeightSizes sizes) {
    int beatBits = sizes.widths().beatBits();
    int parameterBits = sizes.widths().config().membraneBits();
    in = input(stream(ReadBeat.type(sizes.widths(), BeatKind.TAG_BITS)));
    data = output(uint(beatBits));
    parameters = output(uint(sizes.parametersPerBeat() * parameterBits));
    entries = output(uint(sizes.entriesPerBeat() * PassEntry.type().width()));
    in.ready().set(true);
    UInt beat = named("beat", next(in.payload().data()));
    data.set(beat);
    int words = beatBits / WORD_BITS;
    parameters.set(
        joined(words, i -> beat.slice(WORD_BITS * i + parameterBits - 1, WORD_BITS * i)));
    entries.set(joined(words, i -> PassEntry.compact(beat, i)));
    last.set(next(in.payload().last()));
    isTile.set(arrival(BeatKind.TILE));
    isParameters.set(arrival(BeatKind.PARAMETERS));
    isTable.set(arrival(BeatKind.PASS_TABLE));
  }

  private Bool arrival(BeatKind kind) {
    return next(in.valid().and(in.payload().tag().eq(kind.ordinal())), 0);
  }

  private static UInt joined(int words, IntFunction<UInt> word) {
    List<UInt> parts = new ArrayList<>();
    for (int i = words - 1; i >= 0; i--) {
      parts.add(word.apply(i));
    }
    return concat(parts);
  }
}
