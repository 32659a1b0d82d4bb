package org.firefly.accelerator.core;

import java.util.List;
import java.util.stream.Collectors;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.tree.Port;
import org.firefly.hdl.tree.Port.Direction;

/**
 * A test bench to start from for a block on its own: clock and reset run, all other inputs are 0,
 * and everything goes to a waveform. Icarus Verilog runs it as it is written.
 */
public final class BlockBench {
  private static final String CLOCK = "clock";
  private static final String RESET = "reset";

  private BlockBench() {}

  /** Name of the bench of a module, and of its file without extension. */
  public static String nameOf(String module) {
    return module + "_tb";
  }

  /** The bench as SystemVerilog. */
  public static String systemVerilog(Elaboration block) {
    String module = block.topName();
    String variables =
        block.ports().stream().map(BlockBench::variable).collect(Collectors.joining("\n"));
    String connections =
        block.ports().stream()
            .map(port -> "    .%1$s(%1$s)".formatted(port.name()))
            .collect(Collectors.joining(",\n"));
    return """
        // A test bench to start from for %2$s. In this folder:
        //   iverilog -g2012 -DSYNTHESIS -s %1$s -o %1$s.vvp -f filelist.f %1$s.sv && vvp %1$s.vvp
        `timescale 1ns / 1ps
        module %1$s;
        %3$s

          %2$s dut (
        %4$s
          );

          always #2.5 clock = !clock;

          initial begin
            $dumpfile("%1$s.vcd");
            $dumpvars(0, %1$s);
            repeat (4) @(posedge clock);
            %5$s
            // Inputs change here, with <= behind an edge of the clock.
            repeat (100) @(posedge clock);
            $finish;
          end
        endmodule
        """
        .formatted(nameOf(module), module, variables, connections, endOfReset(block.ports()));
  }

  private static String variable(Port port) {
    String type = port.direction() == Direction.INPUT ? "reg " : "wire ";
    String range = port.type().width() == 1 ? "" : "[" + (port.type().width() - 1) + ":0] ";
    return "  " + type + range + port.name() + initial(port) + ";";
  }

  private static String initial(Port port) {
    return port.direction() == Direction.OUTPUT ? "" : port.name().equals(RESET) ? " = 1" : " = 0";
  }

  private static String endOfReset(List<Port> ports) {
    boolean resets = ports.stream().anyMatch(port -> port.name().equals(RESET));
    return resets ? RESET + " <= 0;" : "@(negedge " + CLOCK + ");";
  }
}
