package org.firefly.accelerator.spike;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.spike.SpikeSizes.ROW_NUMBER_BITS;
import static org.firefly.accelerator.spike.SpikeSizes.WINDOW;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.signedLiteral;
import static org.firefly.hdl.Hardware.uint;

import java.util.ArrayList;
import java.util.List;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;

/**
 * Finds which taps of a window lie in the plane, and which rows it waits for and leaves behind.
 *
 * <p>One register stage that moves with {@link #advance}. A window above the plane still waits for
 * all rows of the samples before, so that counters of rows stay within one sample of each other;
 * one below the plane has left all rows of its sample.
 */
final class LookAhead extends Module {
  final Bool advance = input(bool());
  final Bool inValid = input(bool());
  final WalkedPosition in;

  /** Valid rows and columns of a plane. */
  final UInt height = input(uint(DIMENSION_BITS));

  final UInt width = input(uint(DIMENSION_BITS));
  final Bool valid = output(bool());
  final ReadyPosition step;

  LookAhead(SpikeSizes sizes) {
    in = input(WalkedPosition.type(sizes));
    step = output(ReadyPosition.type(sizes));
    Bool full = named("full", register(bool(), 0));
    ReadyPosition held = named("held", register(ReadyPosition.type(sizes)));
    when(
        advance,
        () -> {
          full.set(inValid);
          describe(held, sizes);
        });
    valid.set(full);
    connect(step, held);
  }

  private void describe(ReadyPosition held, SpikeSizes sizes) {
    connect(held.tag(), in.tag());
    held.first().set(in.first());
    held.opensPair().set(in.opensPair());
    held.lastOfLayer().set(in.lastOfLayer());
    held.source().set(in.source());
    held.half().set(in.half());
    held.vectorAddress().set(in.vectorAddress());
    held.left().set(in.left().asUInt().truncate(sizes.columnBits()));
    held.columnsInside().set(inside("column", in.left(), width));
    held.top().set(in.base().truncate(3).plus(in.top().asUInt().truncate(3)));
    held.rowsInside().set(inside("row", in.top(), height));
    held.needTop().set(rowNumber("need", WINDOW));
    held.release().set(rowNumber("release", 0));
  }

  /** Bit i: whether 0 <= from + i < size. */
  private UInt inside(String name, SInt from, UInt size) {
    List<Bool> bits = new ArrayList<>();
    for (int i = WINDOW - 1; i >= 0; i--) {
      SInt end = named(name + "_end_" + i, next(size.toSigned().subtract(signedLiteral(i, 3))));
      bits.add(from.ge(signedLiteral(-i, 3)).and(from.lt(end)));
    }
    return concat(bits);
  }

  /**
   * base + top, with top at least -rows and at most height - rows. All three sums are made, so that
   * adding does not wait for comparing.
   */
  private UInt rowNumber(String name, int rows) {
    SInt least = signedLiteral(-rows, 3);
    SInt most = named(name + "_most", next(height.toSigned().subtract(signedLiteral(rows, 3))));
    UInt top = mux(in.top().gt(most), fromBase(most), fromBase(in.top()));
    return mux(in.top().lt(least), fromBase(least), top);
  }

  private UInt fromBase(SInt row) {
    return in.base().plus(row.signExtend(ROW_NUMBER_BITS).asUInt());
  }
}
