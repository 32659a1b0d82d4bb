package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * Counts the events of each cell in the columns of a mask, and says how long the mask takes: half
 * the events of its fullest cell, and so long that a position has a clock for each of S steps. A
 * column per clock; the head of a mask leaves {@value #LATENCY} clocks after its last column.
 */
final class ColumnCounter extends Module {
  /** Clocks from the last column of a mask to its head. */
  static final int LATENCY = 6;

  private static final int WINDOW = 3;

  final Bool valid = input(bool());

  /** Words of three rows, both groups of each: word {@code 2 row + half} from its lowest bit on. */
  final UInt column;

  final ColumnTag tag;
  final Bool headValid = output(bool());
  final MaskHead head;

  private final EventSizes sizes;

  ColumnCounter(EventSizes sizes) {
    this.sizes = sizes;
    column = input(uint(2 * WINDOW * sizes.wordBits()));
    tag = input(ColumnTag.type(sizes));
    head = output(MaskHead.type(sizes));
    // Two clocks: events of each row and channel modulo K; a third: of each cell, as if this were
    // the first column.
    List<UInt> sums = sums();
    List<UInt> totals = total(sums, resets(valid, 3), delay(tag.firstColumn(), 3));
    Bool complete = resets(valid.and(tag.lastColumn()), 4);
    UInt most = most(totals);
    UInt half = most.plus(1).shiftRight(1).truncate(sizes.lengthBits());
    lengthen(next(complete, 0), delay(tag, LATENCY - 1), mux(most.isZero(), one(), half));
  }

  private UInt one() {
    return literal(1, sizes.lengthBits());
  }

  private Bool resets(Bool value, int clocks) {
    Bool late = value;
    for (int i = 0; i < clocks; i++) {
      late = next(late, 0);
    }
    return late;
  }

  private UInt union(int row, int channel) {
    int half = channel / sizes.outputs();
    int word = (2 * row + half) * sizes.wordBits() + channel % sizes.outputs();
    UInt fired = column.slice(word, word);
    for (int step = 1; step < sizes.steps(); step++) {
      int bit = word + step * sizes.outputs();
      fired = fired.or(column.slice(bit, bit));
    }
    return next(fired);
  }

  private static UInt tree(List<UInt> values, BinaryOperator<UInt> join) {
    List<UInt> level = values;
    while (level.size() > 1) {
      List<UInt> above = new ArrayList<>();
      for (int i = 0; i + 1 < level.size(); i += 2) {
        above.add(join.apply(level.get(i), level.get(i + 1)));
      }
      if (level.size() % 2 == 1) {
        above.add(level.get(level.size() - 1).zeroExtend(above.get(0).width()));
      }
      level = above;
    }
    return level.get(0);
  }

  private List<UInt> sums() {
    int cells = sizes.cells();
    List<List<UInt>> counts = new ArrayList<>();
    for (int row = 0; row < WINDOW; row++) {
      List<UInt> ofRow = new ArrayList<>();
      for (int residue = 0; residue < cells; residue++) {
        List<UInt> bits = new ArrayList<>();
        for (int slot = 0; slot < sizes.slotsPerTap(); slot++) {
          bits.add(union(row, slot * cells + residue));
        }
        ofRow.add(next(tree(bits, UInt::add)));
      }
      counts.add(ofRow);
    }
    List<UInt> sums = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      List<UInt> rows = new ArrayList<>();
      for (int row = 0; row < WINDOW; row++) {
        rows.add(counts.get(row).get(Math.floorMod(cell - WINDOW * row, cells)));
      }
      sums.add(next(tree(rows, UInt::add)));
    }
    return sums;
  }

  /**
   * Totals of the cells: the cell of a row and channel moves on by one with every column, so the
   * totals move the other way.
   */
  private List<UInt> total(List<UInt> sums, Bool comes, Bool first) {
    int bits = sizes.lengthBits() + 1;
    List<UInt> totals = new ArrayList<>();
    for (int cell = 0; cell < sums.size(); cell++) {
      totals.add(register(uint(bits)));
    }
    for (int cell = 0; cell < sums.size(); cell++) {
      UInt total = totals.get(cell);
      UInt before = totals.get((cell + 1) % sums.size());
      UInt sum = sums.get(cell).zeroExtend(bits);
      when(comes, () -> total.set(mux(first, sum, sum.plus(before))));
    }
    return totals;
  }

  private UInt most(List<UInt> totals) {
    List<UInt> pairs = new ArrayList<>();
    for (int i = 0; i < totals.size(); i += 2) {
      UInt a = totals.get(i);
      UInt b = totals.get(Math.min(i + 1, totals.size() - 1));
      pairs.add(next(mux(a.lt(b), b, a)));
    }
    return tree(pairs, (a, b) -> mux(a.lt(b), b, a));
  }

  private void lengthen(Bool comes, ColumnTag of, UInt clocks) {
    int bits = sizes.lengthBits();
    UInt missing = named("missing", register(uint(bits)));
    UInt wanted = mux(of.firstMask(), literal(sizes.steps(), bits), missing);
    UInt length = mux(of.lastMask().and(clocks.lt(wanted)), wanted, clocks);
    when(comes, () -> missing.set(mux(clocks.lt(wanted), wanted.minus(clocks), literal(0, bits))));
    headValid.set(next(comes, 0));
    MaskHead now = wire(MaskHead.type(sizes));
    now.first().set(of.firstMask());
    now.last().set(of.lastMask());
    now.endsGroup().set(of.endsGroup());
    now.clocks().set(length);
    now.unit().set(of.unit());
    connect(head, next(now));
  }
}
