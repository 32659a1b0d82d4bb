package org.firefly.accelerator.control;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/** A counter of events beside one that does not wait a clock. */
final class EventCounterHarness extends Module {
  /** Enough to see every carry of the first bits. */
  private static final int BITS = 4;

  final Bool happens = input(bool());
  final Bool clear = input(bool());
  private final EventCounter counter = instance(new EventCounter());
  private final UInt expected = register(uint(BITS), 0);

  EventCounterHarness() {
    counter.happens.set(happens);
    counter.clear.set(clear);
    Bool happened = named("happened", next(happens, 0));
    when(clear, () -> expected.set(0)).elseWhen(happened, () -> expected.set(expected.plus(1)));
    UInt count = counter.count;
    assertThat("counts_each_event_once", count.truncate(BITS).eq(expected));
    assertThat("begins_anew", next(clear, 0).implies(count.isZero()));
    cover("carries", count.eq(1 << BITS));
  }
}
