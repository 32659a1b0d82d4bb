package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
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
  final Stream<ReadBeat> in;

  /** The beat holds rows of a tile. */
  final Bool isTile = output(bool());

  /** The beat holds parameters of the neurons. */
  final Bool isParameters = output(bool());

  /** The beat holds pass table entries. */
  final Bool isTable = output(bool());

  /** It is the last of its request. */
  final Bool last = output(bool());

  /** All its bits. */
  final UInt data;

  /** The used bits of each table entry. */
  final UInt entries;

  BeatSorter(WeightSizes sizes) {
    int beatBits = sizes.widths().beatBits();
    in = input(stream(ReadBeat.type(sizes.widths(), BeatKind.TAG_BITS)));
    data = output(uint(beatBits));
    entries = output(uint(sizes.entriesPerBeat() * PassEntry.type().width()));
    in.ready().set(true);
    UInt beat = named("beat", next(in.payload().data()));
    data.set(beat);
    entries.set(entries(beat));
    last.set(next(in.payload().last()));
    isTile.set(arrival(BeatKind.TILE));
    isParameters.set(arrival(BeatKind.PARAMETERS));
    isTable.set(arrival(BeatKind.PASS_TABLE));
  }

  private Bool arrival(BeatKind kind) {
    return next(in.valid().and(in.payload().tag().eq(kind.ordinal())), 0);
  }

  private static UInt entries(UInt beat) {
    List<UInt> highestFirst = new ArrayList<>();
    for (int i = beat.width() / Integer.SIZE - 1; i >= 0; i--) {
      highestFirst.add(PassEntry.compact(beat, i));
    }
    return concat(highestFirst);
  }
}
