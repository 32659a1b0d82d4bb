package org.firefly.accelerator.output;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * ORs 2x2 blocks of spikes, or lets all words through.
 *
 * <p>Takes a word in any clock, without handshake, and sends the words that remain {@value
 * #LATENCY} clocks later. An even column is held, its OR with the odd one waits in a row of
 * maxWidth words of distributed memory until the odd row comes. A last row or column without
 * partner sends nothing.
 */
final class SpikePool extends Module {
  /** Clocks from a word to the block that it completes. */
  static final int LATENCY = 2;

  /** Constant while words are under way: 2x2 blocks rather than all words. */
  final Bool pool = input(bool());

  final Bool valid = input(bool());
  final UInt word;
  final Bool oddRow = input(bool());
  final Bool oddColumn = input(bool());
  final UInt columnPair;
  final Bool outValid = output(bool());
  final UInt out;
  private final UInt held;
  private final Memory<UInt> row;

  SpikePool(CoreWidths widths) {
    word = input(uint(widths.lanes()));
    columnPair = input(uint(widths.columnPairBits()));
    out = output(uint(widths.lanes()));
    held = register(uint(widths.lanes()));
    row = memory(uint(widths.lanes()), widths.config().maxWidth(), MemoryStyle.DISTRIBUTED);

    when(valid.and(oddColumn.not()), () -> held.set(word));
    UInt pair = next(mux(pool, held.or(word), word));
    Bool pairValid = next(valid.and(pool.implies(oddColumn)), 0);
    Bool completes = next(pool.implies(oddRow));
    UInt place = next(columnPair);
    row.write(pairValid.and(completes.not()), place, pair);
    out.set(next(mux(pool, row.read(place).or(pair), pair)));
    outValid.set(next(pairValid.and(completes), 0));
  }
}
