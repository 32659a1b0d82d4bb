package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.vec;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.Vec;

/**
 * Accumulators behind a chain, and a copy of the sums of the last position, which stays until the
 * next is complete. The copy is there two clocks after the last sums of a position came in.
 */
final class EventSums extends Module {
  /** Clocks from the last sums of a position to the copy. */
  static final int LATENCY = 2;

  /** Whether the sums are the first of a position. */
  final Bool first = input(bool());

  /** Whether they are the last. */
  final Bool last = input(bool());

  final Vec<SInt> in = input(vec(EventSizes.LANES, sint(EventChain.SUM_BITS)));
  final Vec<SInt> sums;

  private final Vec<SInt> total;

  EventSums(int sumBits) {
    sums = output(vec(EventSizes.LANES, sint(sumBits)));
    total = register(vec(EventSizes.LANES, sint(sumBits)));
    Bool complete = named("complete", next(last, 0));
    total.forEach(
        (sum, lane) -> {
          SInt one = in.get(lane).signExtend(sumBits);
          sum.set(mux(first, one, sum.plus(one)));
          sums.get(lane).set(next(sum, complete));
        });
  }
}
