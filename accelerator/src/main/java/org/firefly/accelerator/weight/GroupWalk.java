package org.firefly.accelerator.weight;

import static org.firefly.accelerator.weight.GroupExtent.STEP_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Walks through a group, time step by time step and pass by pass.
 *
 * <p>Places come from registers; after each taken one a clock passes in which the next is compared
 * with the extent, so throughput is one place in two clocks.
 */
final class GroupWalk extends Module {
  /** Whether there is a group; it stays until its last place has been taken. */
  final Bool valid = input(bool());

  final GroupExtent extent;
  final Stream<Place> out = output(stream(Place.type()));

  private final UInt pass;
  private final UInt step = register(uint(STEP_BITS), 0);
  private final Bool offered = register(bool(), 0);
  private final Place place = register(Place.type());

  GroupWalk(WeightSizes sizes) {
    extent = input(GroupExtent.type(sizes));
    pass = register(uint(sizes.passBits()), 0);
    out.valid().set(offered);
    connect(out.payload(), place);
    when(offered.not(), this::compare).elseWhen(out.ready(), this::advance);
  }

  private void compare() {
    offered.set(valid);
    place.firstPass().set(pass.eq(0));
    place.lastPass().set(pass.eq(extent.lastPass()));
    place.firstStep().set(step.eq(0));
    place.lastStep().set(step.eq(extent.lastStep()));
  }

  private void advance() {
    offered.set(false);
    pass.set(mux(place.lastPass(), literal(0, pass.width()), pass.plus(1)));
    UInt nextStep = mux(place.lastStep(), literal(0, STEP_BITS), step.plus(1));
    when(place.lastPass(), () -> step.set(nextStep));
  }
}
