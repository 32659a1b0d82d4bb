package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.any;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * Finds the events of one cell in a mask, up to two in a clock: from the lowest slot up and from
 * the highest down, so that neither search waits for the other. Sums of integers do not depend on
 * the order.
 *
 * <p>The first events of a mask leave {@value #LATENCY} clocks after {@link #load}. Whoever loads
 * knows how long a mask takes; an assertion watches that none is left when the next comes.
 */
final class MaskScanner extends Module {
  /** Clocks from the load of a mask to its first events. */
  static final int LATENCY = 4;

  final Bool load = input(bool());

  /** Number of the unit of rows that tap 0 of the mask has. */
  final UInt mask;

  /** Bit {@code tap x slotsPerTap + slot}, for each step. */
  final Vec<UInt> spikes;

  /** A clock in which nothing is looked for; never one in which a mask is loaded. */
  final Bool pause = input(bool());

  final Vec<Event> events;

  private final EventSizes sizes;
  private final UInt rest;
  private final Vec<UInt> found;
  private final UInt number;

  MaskScanner(EventSizes sizes) {
    this.sizes = sizes;
    int slots = sizes.slots();
    mask = input(uint(sizes.maskBits()));
    spikes = input(vec(sizes.steps(), uint(slots)));
    events = output(vec(EventSizes.PORTS, Event.type(sizes)));
    rest = register(uint(slots), 0);
    found = register(vec(sizes.steps(), uint(slots)));
    number = register(uint(sizes.maskBits()));

    UInt lowest = named("lowest", rest.and(rest.minus(1).not()));
    UInt turned = reversed(rest);
    UInt highest = named("highest", reversed(turned.and(turned.minus(1).not())).and(lowest.not()));
    UInt union = spikes.elements().stream().reduce(UInt::or).orElseThrow();
    when(pause.not(), () -> rest.set(rest.and(lowest.or(highest).not())));
    when(
        load,
        () -> {
          rest.set(union);
          found.set(spikes);
          number.set(mask);
        });
    assertThat("no_mask_in_a_pause", load.and(pause).not());
    assertThat("no_event_is_lost", load.implies(rest.and(lowest.or(highest).not()).isZero()));
    report(events.get(0), lowest);
    report(events.get(1), highest);
  }

  private static UInt reversed(UInt value) {
    return concat(IntStream.range(0, value.width()).mapToObj(value::bit).toList());
  }

  /** Two clocks to say where an event is, one to make its row's address. */
  private void report(Event event, UInt search) {
    UInt at = next(mux(pause, literal(0, search.width()), search), 0);
    List<Bool> steps = new ArrayList<>();
    for (int step = sizes.steps() - 1; step >= 0; step--) {
      steps.add(at.and(next(found.get(step))).orReduce());
    }
    UInt which = next(concat(steps), 0);
    int perTap = sizes.slotsPerTap();
    List<Bool> taps =
        IntStream.range(0, EventSizes.TAPS)
            .mapToObj(tap -> next(at.slice(perTap * (tap + 1) - 1, perTap * tap).orReduce()))
            .toList();
    UInt unit = delay(number, 2).plus(binary(taps).zeroExtend(sizes.maskBits()));
    event.address().set(next(concat(unit, next(slot(at)))));
    event.steps().set(next(which, 0));
    event.valid().set(next(which.orReduce().asBool(), 0));
  }

  /** The number of the one that is true; 0 if none is. */
  private static UInt binary(List<Bool> taps) {
    List<Bool> highestFirst = new ArrayList<>();
    for (int bit = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(taps.size()); bit >= 0; bit--) {
      int weight = 1 << bit;
      highestFirst.add(
          any(
              IntStream.range(0, taps.size())
                  .filter(tap -> (tap & weight) != 0)
                  .mapToObj(taps::get)
                  .toList()));
    }
    return concat(highestFirst);
  }

  /** Number of the slot within its tap. */
  private UInt slot(UInt at) {
    int perTap = sizes.slotsPerTap();
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(perTap - 1);
    List<Bool> number = new ArrayList<>();
    for (int bit = 0; bit < bits; bit++) {
      int weight = 1 << bit;
      number.add(
          any(
              IntStream.range(0, sizes.slots())
                  .filter(i -> (i % perTap & weight) != 0)
                  .mapToObj(at::bit)
                  .toList()));
    }
    Collections.reverse(number);
    return bits == 0 ? literal(0, 1) : concat(number);
  }
}
