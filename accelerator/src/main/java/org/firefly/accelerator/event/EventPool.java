package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.OutputRegisters;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * ORs 2x2 blocks of words, or lets all words through.
 *
 * <p>Takes words in the order of positions, one per clock, and sends those that remain one clock
 * later. An even column is held, its OR with the odd one waits in a row of maxWidth words of block
 * RAM until the odd row comes. A last row or column without partner sends nothing. There is a path
 * from {@code out.ready} to {@code in.ready}.
 */
final class EventPool extends Module {
  /** Constant while words are under way. */
  final OutputRegisters output = input(OutputRegisters.type());

  final Stream<UInt> in;
  final Stream<UInt> out;

  /** Whether no word is on its way through. */
  final Bool empty = output(bool());

  private final PositionWalk walk = new PositionWalk(this, output);
  private final Bool oddRow = register(bool(), 0);
  private final UInt column;
  private final UInt held;
  private final UInt pair;
  private final UInt place;
  private final Bool waits = register(bool(), 0);
  private final Bool sends = register(bool(), 0);
  private final Memory<UInt> row;

  EventPool(CoreWidths widths, EventSizes sizes) {
    int bits = sizes.steps() * sizes.outputs();
    in = input(stream(uint(bits)));
    out = output(stream(uint(bits)));
    column = register(uint(widths.columnPairBits() + 1), 0);
    held = register(uint(bits));
    pair = register(uint(bits));
    place = register(uint(widths.columnPairBits()));
    row = memory(uint(bits), widths.config().maxWidth(), MemoryStyle.BLOCK);

    Bool moves = named("moves", sends.implies(out.ready()));
    UInt word = in.payload();
    Bool pool = output.pool();
    Bool oddColumn = column.bit(0);
    UInt columnPair = column.slice(column.width() - 1, 1);
    UInt above = row.read(moves, columnPair);
    in.ready().set(moves);
    when(in.fire().and(oddColumn.not()), () -> held.set(word));
    when(
        moves,
        () -> {
          Bool ends = in.valid().and(pool.implies(oddColumn));
          waits.set(ends.and(pool).and(oddRow.not()));
          sends.set(ends.and(pool.implies(oddRow)));
          pair.set(mux(pool, held.or(word), word));
          place.set(columnPair);
        });
    row.write(waits, place, pair);
    out.valid().set(sends);
    out.payload().set(mux(pool, above.or(pair), pair));
    empty.set(sends.not());
    walk();
  }

  private void walk() {
    walk.take(in.fire());
    when(
        in.fire(),
        () -> {
          column.set(column.plus(1));
          when(
              walk.endsRow(),
              () -> {
                column.set(0);
                oddRow.set(oddRow.or(walk.endsSample()).not());
              });
        });
  }
}
