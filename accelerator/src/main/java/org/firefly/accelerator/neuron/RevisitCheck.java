package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * Asserts that no address is read while a result for it is on its way. Nothing depends on its
 * registers, so synthesis leaves all of it out.
 */
final class RevisitCheck extends Module {
  final Bool reads = input(bool());
  final UInt address;

  /**
   * A check.
   *
   * @param loopClocks fewest clocks between reads of one address
   */
  RevisitCheck(int addressBits, int loopClocks) {
    address = input(uint(addressBits));
    Bool revisits = literal(false);
    Bool earlier = reads;
    UInt earlierAddress = address;
    for (int clocks = 1; clocks < loopClocks; clocks++) {
      earlier = next(earlier, 0);
      earlierAddress = next(earlierAddress);
      revisits = revisits.or(earlier.and(earlierAddress.eq(address)));
    }
    assertThat("no_address_is_read_too_soon", reads.and(revisits).not());
  }
}
