package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * Positions of an output group that the neurons take step by step: step 0 of all of them, then step
 * 1 and so on.
 *
 * @param more positions less one
 * @param endsGroup whether its last position is that of the group
 * @param endsLayer whether it is that of the layer
 */
record Turn(UInt more, Bool endsGroup, Bool endsLayer) implements Bundle {
  /** Most positions of a turn; more than the clocks of the membrane loop, so that none is idle. */
  static final int MOST = 16;

  static DataType<Turn> type() {
    return bundle(Turn.class, member("more", uint(bitsFor(MOST))));
  }
}
