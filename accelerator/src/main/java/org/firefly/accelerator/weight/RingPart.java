package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.architecture.isa.TileLayout;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * Says where the beats of one weight port go in the ring of tiles: to which of its banks, and to
 * which row. A port has banks of its own, and half of the rows of those that it shares, see {@link
 * TileLayout}. Latency none; a beat per clock.
 */
final class RingPart extends Module {
  /** Whether a beat of a tile arrives. */
  final Bool arrives = input(bool());

  /** Bit b: it goes to bank b, the port's own banks first. */
  final UInt enable;

  /** The row of the ring. */
  final UInt row;

  private final UInt writeRow;

  /**
   * @param port number of the port; of two that share banks, the first has the first half of rows
   */
  RingPart(WeightSizes sizes, int port) {
    int own = sizes.ownBeatsPerRow();
    int divided = sizes.dividedBeatsPerRow();
    enable = output(uint(own + divided));
    row = output(uint(bitsFor(sizes.ringRows())));
    writeRow = register(uint(row.width()), 0);
    row.set(writeRow);
    Bool wraps = divided == 0 ? dealAll(own) : dealSome(own, divided, sizes, port);
    when(wraps, () -> writeRow.set(writeRow.plus(1)));
  }

  private Bool dealAll(int banks) {
    BankSelect select = instance("select", new BankSelect(banks));
    select.arrives.set(arrives);
    enable.set(select.enable);
    return select.wraps;
  }

  private Bool dealSome(int own, int divided, WeightSizes sizes, int port) {
    TurnSelect select = instance("select", new TurnSelect(own + divided, own));
    Bool secondHalf = writeRow.bit(sizes.halfBit());
    select.arrives.set(arrives);
    select.all.set(port == 0 ? secondHalf.not() : secondHalf);
    enable.set(select.enable);
    return select.wraps;
  }
}
