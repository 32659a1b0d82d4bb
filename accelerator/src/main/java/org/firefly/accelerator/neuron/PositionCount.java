package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/** Counts the positions that are under way, one of each in a clock; {@value #MOST} at most. */
final class PositionCount extends Module {
  /** Many more than issue stage, array and neurons hold. */
  static final int MOST = 127;

  private static final int BITS = 7;

  final Bool enters = input(bool());
  final Bool leaves = input(bool());

  /** Whether there is none. */
  final Bool none = output(bool());

  private final UInt count = register(uint(BITS), 0);

  PositionCount() {
    when(enters.and(leaves.not()), () -> count.set(count.plus(1)))
        .elseWhen(leaves.and(enters.not()), () -> count.set(count.minus(1)));
    none.set(count.isZero());
    assertThat("not_more_than_can_be_counted", count.ne(MOST).or(enters.not()));
    assertThat("none_leaves_that_was_not_issued", leaves.implies(count.orReduce()));
  }
}
