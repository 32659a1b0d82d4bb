package org.firefly.cosimulation;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.firefly.cosimulation.model.Design;
import org.firefly.cosimulation.model.PortSpec;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/** Small designs. */
final class Designs {
  private Designs() {}

  /** Counts the clocks in which {@code enable} is high; {@code count} has 8 bits. */
  static final class Counter extends Module {
    final Bool enable = input(bool());
    final UInt count = output(uint(8));
    private final UInt value = register(uint(8), 0);

    Counter() {
      when(enable, () -> value.set(value.plus(1)));
      count.set(value);
    }
  }

  /** An accumulator with a combinational output. */
  static final class Accumulator extends Module {
    final UInt a;
    final UInt sum;
    final UInt total;
    private final UInt value;

    Accumulator(int width) {
      a = input(uint(width));
      sum = output(uint(width));
      total = output(uint(width));
      value = register(uint(width), 0);
      sum.set(value.plus(a));
      value.set(sum);
      total.set(value);
    }
  }

  /** Copies an input of each width to an output, without delay. */
  static final class Echo extends Module {
    final Map<Integer, UInt> i = new LinkedHashMap<>();
    final Map<Integer, UInt> o = new LinkedHashMap<>();

    Echo(int... widths) {
      for (int width : widths) {
        i.put(width, input("i" + width, uint(width)));
        o.put(width, output("o" + width, uint(width)));
        o.get(width).set(i.get(width));
      }
    }
  }

  /** Stops the simulation with a message when {@code bad} is high at an edge. */
  static Design assertion() {
    return Design.of(
        "Assertion",
        """
        module Assertion(input clock, input reset, input bad);
          always @(posedge clock) if (!reset) assert (!bad) else $fatal(1, "bad was high");
        endmodule
        """,
        PortSpec.input("bad", 1));
  }
}
