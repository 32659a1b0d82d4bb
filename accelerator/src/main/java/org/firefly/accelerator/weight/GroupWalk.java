package org.firefly.accelerator.weight;

import static org.firefly.accelerator.channel.CoreWidths.STEP_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
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
  /**
   * Where a pass stands in its output group.
   *
   * @param firstPass first pass of its time step
   * @param lastPass last pass of its time step
   * @param firstStep time step 0
   * @param lastStep time step T - 1
   */
  record Place(Bool firstPass, Bool lastPass, Bool firstStep, Bool lastStep) implements Bundle {
    static DataType<Place> type() {
      return bundle(Place.class);
    }

    /** First pass of the group. */
    Bool startsGroup() {
      return firstPass.and(firstStep);
    }

    /** Last pass of the group. */
    Bool endsGroup() {
      return lastPass.and(lastStep);
    }
  }

  /** Whether there is a group; it stays until its last place has been taken. */
  final Bool valid = input(bool());

  final Group.Extent extent;
  final Stream<Place> out = output(stream(Place.type()));

  private final UInt pass;
  private final UInt step = register(uint(STEP_BITS), 0);
  private final Bool offered = register(bool(), 0);
  private final Place place = register(Place.type());

  GroupWalk(WeightSizes sizes) {
    extent = input(Group.Extent.type(sizes));
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
