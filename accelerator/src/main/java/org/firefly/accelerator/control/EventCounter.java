package org.firefly.accelerator.control;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/** Counts the clocks in which something is the case, since the last clear; one clock late. */
final class EventCounter extends Module {
  /** Width of the count; 300 million clocks a second fill it in ten days. */
  static final int BITS = 48;

  final Bool happens = input(bool());
  final Bool clear = input(bool());
  final UInt count = output(uint(BITS));

  private final Bool happened = next(happens, 0);
  private final UInt total = register(uint(BITS), 0);

  EventCounter() {
    when(clear, () -> total.set(0)).elseWhen(happened, () -> total.set(total.plus(1)));
    count.set(total);
  }
}
