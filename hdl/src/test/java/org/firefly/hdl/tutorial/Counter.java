package org.firefly.hdl.tutorial;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/** Counts the clocks at which {@code enable} is true, modulo 256. */
final class Counter extends Module {
  final Bool enable = input(bool());
  final UInt count = output(uint(8));
  private final UInt value = register(uint(8), 0);

  Counter() {
    when(enable, () -> value.set(value.plus(1)));
    count.set(value);
  }
}
