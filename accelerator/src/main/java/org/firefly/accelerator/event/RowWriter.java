package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.any;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.TileBeat;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.stream.StreamFifo;

/**
 * Puts the beats of weight rows together and writes the rows to the cells by turns, around the ring
 * that their rows form. Says of each output group when all of its rows are there.
 *
 * <p>A row per clock, or in two with one port. A row that has found its cell busy for {@value
 * #PATIENCE} clocks asks for a {@link #pause}, which reaches cell k some clocks and k more later,
 * so that one pause lets a row into each cell, one behind the other.
 */
final class RowWriter extends Module {
  /** Clocks that a row waits before it asks for a pause. */
  static final int PATIENCE = 8;

  /** A pause has worked before another one is asked for. */
  private static final int WAITED_BITS = 5;

  /** Rows of the first port, not their parameters. */
  final Stream<ReadBeat> beats;

  /** Of the ports behind the first. */
  final List<Stream<TileBeat>> furtherBeats = new ArrayList<>();

  /** Units of the output groups in their order. */
  final Stream<UInt> group;

  /** A row for each cell. */
  final Vec<Stream<WeightRow>> writes;

  /** Asks the core for a clock. */
  final Bool pause = output(bool());

  /** The first unit of each output group whose rows are all there. */
  final Stream<UInt> ready;

  private final EventSizes sizes;
  private final UInt row;
  private final Bool there = register(bool(), 0);
  private final UInt place;

  RowWriter(CoreWidths widths, EventSizes sizes) {
    this.sizes = sizes;
    beats = input(stream(ReadBeat.type(widths, RowFetch.TAG_BITS)));
    for (int port = 1; port < widths.config().weightPorts(); port++) {
      furtherBeats.add(input(stream(TileBeat.type(widths))));
    }
    group = input(stream(uint(sizes.unitCountBits())));
    writes = output(vec(sizes.cells(), stream(WeightRow.type(sizes))));
    ready = output(stream(uint(sizes.maskBits())));
    row = register(uint(sizes.rowBits()));
    place = register(uint(sizes.addressBits() + sizes.cellBits()), 0);

    writes.forEach(this::offer);
    Bool leaves = named("leaves", any(writes.elements().stream().map(Stream::fire).toList()));
    Bool free = named("free", there.not().or(leaves));
    Bool arrives = named("arrives", furtherBeats.isEmpty() ? halves(free) : sides(free));
    when(leaves, () -> place.set(place.plus(1)));
    when(arrives, () -> there.set(true)).elseWhen(leaves, () -> there.set(false));
    askForPauses(leaves);
    countUnits(leaves);
  }

  private void offer(Stream<WeightRow> write, int cell) {
    write.valid().set(there.and(place.truncate(sizes.cellBits()).eq(cell)));
    write.payload().address().set(place.shiftRight(sizes.cellBits()));
    write.payload().weights().set(row);
  }

  /** One port brings a row in two beats; the second completes it. */
  private Bool halves(Bool free) {
    UInt low = named("low", register(uint(beats.payload().data().width())));
    Bool hasLow = named("hasLow", register(bool(), 0));
    beats.ready().set(hasLow.not().or(free));
    Bool arrives = beats.fire().and(hasLow);
    when(beats.fire(), () -> hasLow.set(hasLow.not()));
    when(beats.fire().and(hasLow.not()), () -> low.set(beats.payload().data()));
    when(arrives, () -> row.set(beats.payload().data().concat(low)));
    return arrives;
  }

  /** Each of two ports brings its half of a row, both at once. */
  private Bool sides(Bool free) {
    Stream<TileBeat> other = furtherBeats.get(0);
    beats.ready().set(free.and(other.valid()));
    other.ready().set(free.and(beats.valid()));
    Bool arrives = beats.fire();
    when(arrives, () -> row.set(other.payload().data().concat(beats.payload().data())));
    return arrives;
  }

  private void askForPauses(Bool leaves) {
    UInt waited = named("waited", register(uint(WAITED_BITS), 0));
    when(leaves.or(there.not()), () -> waited.set(0)).otherwise(() -> waited.set(waited.plus(1)));
    pause.set(next(waited.eq(PATIENCE), 0));
  }

  private void countUnits(Bool leaves) {
    StreamFifo<UInt> complete =
        instance(
            "complete",
            new StreamFifo<>(
                uint(sizes.maskBits()), CoreStructure.PARAMETER_SETS, MemoryStyle.DISTRIBUTED));
    UInt base = named("base", register(uint(sizes.maskBits()), 0));
    UInt units = named("units", register(uint(sizes.unitCountBits()), 0));
    UInt inUnit = place.truncate(sizes.unitRowBits() + sizes.cellBits());
    Bool endsUnit = next(leaves.and(inUnit.not().orReduce().asBool().not()), 0);
    UInt more = units.plus(1);
    Bool endsGroup = endsUnit.and(more.eq(group.payload()));
    when(endsUnit, () -> units.set(more));
    when(
        endsGroup,
        () -> {
          units.set(0);
          base.set(base.plus(group.payload().truncate(sizes.maskBits())));
        });
    group.ready().set(endsGroup);
    complete.in.valid().set(endsGroup);
    complete.in.payload().set(base);
    connect(ready, complete.out);
    assertThat("rows_belong_to_a_group", there.implies(group.valid()));
    assertThat("complete_groups_have_room", endsGroup.implies(complete.in.ready()));
  }
}
