package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.bool;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UpDown;

/** Counts the positions that are under way, one of each in a clock; {@value #MOST} at most. */
final class PositionCount extends Module {
  /** Many more than issue stage, array and neurons hold. */
  static final int MOST = 127;

  final Bool enters = input(bool());
  final Bool leaves = input(bool());

  /** Whether there is none. */
  final Bool none = output(bool());

  private final UpDown count = new UpDown(this, MOST, 0);

  PositionCount() {
    count.count(enters, leaves);
    none.set(count.isZero());
    assertThat("not_more_than_can_be_counted", count.value().ne(MOST).or(enters.not()));
    assertThat("none_leaves_that_was_not_issued", leaves.implies(count.any()));
  }
}
