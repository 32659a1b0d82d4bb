package org.firefly.accelerator.output;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Area;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/** Counts the turns of a loop down, and knows the last one from a register. */
public final class Countdown implements Area {
  private final Module module;
  private final UInt turns;
  private final UInt left;

  /** Whether the present turn is the last. */
  public final Bool last;

  /**
   * A counter that holds nothing until {@link #restart}.
   *
   * @param turns turns of the loop less one, constant while it runs
   */
  public Countdown(Module module, UInt turns) {
    this.module = module;
    this.turns = turns;
    left = module.register(uint(turns.width()));
    last = module.register(bool());
  }

  /** Makes the next turn the first. */
  public void restart() {
    left.set(turns);
    last.set(turns.eq(0));
  }

  /** Ends a turn; a new loop follows on the last one. */
  public void step() {
    module
        .when(last, this::restart)
        .otherwise(
            () -> {
              left.set(left.minus(1));
              last.set(left.eq(1));
            });
  }
}
