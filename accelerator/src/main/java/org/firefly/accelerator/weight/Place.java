package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bundle;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;

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
