package org.firefly.accelerator.layer;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/** A multiplier that is started only while it is not busy. */
final class SequentialMultiplierHarness extends Module {
  /** Factors for which the product is checked; what is added for a bit is the same for all. */
  private static final int BITS = 3;

  final Bool start = input(bool());
  final UInt multiplicand = input(uint(BITS));
  final UInt factor = input(uint(SequentialMultiplier.MULTIPLIER_BITS));
  private final SequentialMultiplier multiplier = instance(new SequentialMultiplier());
  private final Bool started = register(bool(), 0);
  private final UInt first = register(uint(BITS));
  private final UInt second = register(uint(SequentialMultiplier.MULTIPLIER_BITS));
  private final UInt clocks = register(uint(bitsFor(SequentialMultiplier.MULTIPLIER_BITS + 2)), 0);

  SequentialMultiplierHarness() {
    multiplier.start.set(start);
    multiplier.multiplicand.set(multiplicand);
    multiplier.factor.set(factor);
    Bool busy = multiplier.busy;
    assume("starts_when_not_busy", start.implies(busy.not()));
    when(
        start,
        () -> {
          started.set(true);
          first.set(multiplicand);
          second.set(factor);
        });
    when(busy, () -> clocks.set(clocks.plus(1))).otherwise(() -> clocks.set(0));
    Bool small = second.lt(1 << BITS);
    Bool done = started.and(busy.not());
    assertThat(
        "product_of_small_factors",
        done.and(small).implies(multiplier.product.eq(first.times(second.truncate(BITS)))));
    assertThat("a_clock_per_bit", clocks.le(SequentialMultiplier.MULTIPLIER_BITS));
    UInt before = named("before", next(multiplier.product));
    Bool idleBefore = named("idleBefore", next(done.and(start.not()), 0));
    assertThat("keeps_the_product", idleBefore.implies(multiplier.product.eq(before)));
    cover("largest_product", done.and(first.andReduce()).and(second.eq((1 << BITS) - 1)));
  }
}
