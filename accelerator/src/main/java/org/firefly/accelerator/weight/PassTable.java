package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.stream.Stream;

/**
 * The pass table on chip: a ring of beats in block RAM, written as they arrive.
 *
 * <p>Two readers share the port, one entry per clock: the player comes first, the scanner has the
 * clocks it leaves. An entry is at {@link #entry} one clock after its position was taken.
 */
final class PassTable extends Module {
  /** Whether a beat arrives. */
  final Bool arrives = input(bool());

  /** Its entries without unused bits, the first in the lowest bits. */
  final UInt entries;

  /** Positions that the player reads; always ready. */
  final Stream<UInt> player;

  /** Positions that the scanner reads. */
  final Stream<UInt> scanner;

  /** The entry that was asked for last, behind the memory and a multiplexer. */
  final PassEntry entry = output(PassEntry.type());

  /** Number of beats that have arrived, modulo twice the table's beats. */
  final UInt arrivedBeats;

  private final WeightSizes sizes;
  private final Memory<UInt> memory;
  private final UInt nextBeat;

  PassTable(WeightSizes sizes) {
    this.sizes = sizes;
    int width = sizes.entriesPerBeat() * PassEntry.type().width();
    entries = input(uint(width));
    player = input(stream(uint(sizes.entryBits() - 1)));
    scanner = input(stream(uint(sizes.entryBits() - 1)));
    arrivedBeats = output(uint(sizes.tableBeatBits()));
    nextBeat = register(uint(sizes.tableBeatBits()), 0);
    memory = memory(uint(width), sizes.tableBeats(), MemoryStyle.BLOCK);
    arrivedBeats.set(nextBeat);
    memory.write(arrives, nextBeat.truncate(sizes.tableBeatBits() - 1), entries);
    when(arrives, () -> nextBeat.set(nextBeat.plus(1)));
    player.ready().set(true);
    scanner.ready().set(player.valid().not());
    read();
  }

  private void read() {
    int low = sizes.entryInBeatBits();
    UInt position = mux(player.valid(), player.payload(), scanner.payload());
    Bool enable = player.valid().or(scanner.valid());
    UInt beat = memory.read(enable, position.slice(position.width() - 1, low));
    UInt place = named("place", next(position.truncate(low), enable));
    connect(entry, PassEntry.type().unpack(chosen(beat, place)));
  }

  private UInt chosen(UInt beat, UInt place) {
    int width = PassEntry.type().width();
    List<UInt> parts = new ArrayList<>();
    for (int i = 0; i < sizes.entriesPerBeat(); i++) {
      parts.add(beat.slice(width * (i + 1) - 1, width * i));
    }
    Vec<UInt> words = named("words", wire(vec(parts.size(), uint(width))));
    words.forEach((word, i) -> word.set(parts.get(i)));
    return words.get(place);
  }

  /**
   * The position behind {@code position}.
   *
   * @param layerEnds whether a new layer begins there, and so a new beat
   */
  static UInt following(WeightSizes sizes, UInt position, Bool layerEnds) {
    int low = sizes.entryInBeatBits();
    UInt nextBeat = position.slice(position.width() - 1, low).plus(1);
    UInt newLayer = concat(nextBeat, literal(0, low));
    return mux(layerEnds, newLayer, position.plus(1));
  }
}
