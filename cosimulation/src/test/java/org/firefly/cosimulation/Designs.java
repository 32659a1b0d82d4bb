package org.firefly.cosimulation;

import java.util.ArrayList;
import java.util.List;
import org.firefly.cosimulation.model.Design;
import org.firefly.cosimulation.model.PortSpec;

/** Small designs in SystemVerilog, so that these tests need no other part of the project. */
final class Designs {
  private Designs() {}

  /** Counts the clocks in which {@code enable} is high; {@code count} has 8 bits. */
  static Design counter() {
    return Design.of(
        "Counter",
        """
        module Counter(input clock, input reset, input enable, output reg [7:0] count);
          always @(posedge clock)
            if (reset) count <= 0;
            else if (enable) count <= count + 1;
        endmodule
        """,
        PortSpec.input("enable", 1),
        PortSpec.output("count", 8));
  }

  /** An accumulator with a combinational output and a width parameter. */
  static Design accumulator(int width) {
    return Design.of(
        "Accumulator",
        """
        module Accumulator(input clock, input reset, input [%1$d:0] a,
                           output [%1$d:0] sum, output reg [%1$d:0] total);
          assign sum = total + a;
          always @(posedge clock) total <= reset ? 0 : sum;
        endmodule
        """
            .formatted(width - 1),
        PortSpec.input("a", width),
        PortSpec.output("sum", width),
        PortSpec.output("total", width));
  }

  /** Copies an input {@code iW} to an output {@code oW} for each width W, without delay. */
  static Design echo(int... widths) {
    StringBuilder header = new StringBuilder("input clock, input reset");
    StringBuilder body = new StringBuilder();
    List<PortSpec> ports = new ArrayList<>();
    for (int width : widths) {
      header.append(", input [%d:0] i%d".formatted(width - 1, width));
      header.append(", output [%d:0] o%d".formatted(width - 1, width));
      body.append("  assign o%d = i%d;\n".formatted(width, width));
      ports.add(PortSpec.input("i" + width, width));
      ports.add(PortSpec.output("o" + width, width));
    }
    String text = "module Echo(%s);\n%sendmodule\n".formatted(header, body);
    return Design.of("Echo", text, ports.toArray(PortSpec[]::new));
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
