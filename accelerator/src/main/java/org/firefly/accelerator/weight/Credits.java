package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bool;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UpDown;

/**
 * Counts things that may be taken.
 *
 * <p>{@link #any} comes from a register, so a thing given can be taken two clocks later, and one
 * can be taken in every second clock at most.
 */
final class Credits extends Module {
  /** One more. */
  final Bool give = input(bool());

  /** One less; only while {@link #any} is true. */
  final Bool take = input(bool());

  /** Whether there is one to take. */
  final Bool any = output(bool());

  private final UpDown count;
  private final Bool anyLeft = register(bool(), 0);

  /**
   * @param most largest count
   * @param initial count after reset
   */
  Credits(int most, int initial) {
    count = new UpDown(this, most, initial);
    any.set(anyLeft);
    // The count does not know of a taking in this clock yet; looking again costs a clock, no logic.
    anyLeft.set(count.any().and(take.not()));
    count.count(give, take);
    assertThat("takes_only_what_is_there", take.implies(count.any()));
    assertThat("not_more_than_there_are", give.implies(take.or(count.value().lt(most))));
  }
}
