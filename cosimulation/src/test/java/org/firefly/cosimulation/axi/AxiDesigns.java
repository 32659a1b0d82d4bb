package org.firefly.cosimulation.axi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firefly.cosimulation.model.Design;
import org.firefly.cosimulation.model.PortSpec;

/** Masters and slaves in SystemVerilog. */
final class AxiDesigns {
  private static final List<PortSpec> READ_OUT =
      List.of(
          PortSpec.output("arvalid", 1),
          PortSpec.output("araddr", 40),
          PortSpec.output("arlen", 8),
          PortSpec.output("arsize", 3),
          PortSpec.output("arburst", 2),
          PortSpec.output("arid", 4),
          PortSpec.output("rready", 1));
  private static final List<PortSpec> READ_IN =
      List.of(
          PortSpec.input("arready", 1),
          PortSpec.input("rvalid", 1),
          PortSpec.input("rdata", 128),
          PortSpec.input("rresp", 2),
          PortSpec.input("rlast", 1),
          PortSpec.input("rid", 4));
  private static final List<PortSpec> WRITE_OUT =
      List.of(
          PortSpec.output("awvalid", 1),
          PortSpec.output("awaddr", 40),
          PortSpec.output("awlen", 8),
          PortSpec.output("awsize", 3),
          PortSpec.output("awburst", 2),
          PortSpec.output("awid", 4),
          PortSpec.output("wvalid", 1),
          PortSpec.output("wdata", 128),
          PortSpec.output("wstrb", 16),
          PortSpec.output("wlast", 1),
          PortSpec.output("bready", 1));
  private static final List<PortSpec> WRITE_IN =
      List.of(
          PortSpec.input("awready", 1),
          PortSpec.input("wready", 1),
          PortSpec.input("bvalid", 1),
          PortSpec.input("bresp", 2),
          PortSpec.input("bid", 4));

  private AxiDesigns() {}

  /**
   * A master played by the test: what the test writes to {@code t_X} leaves at {@code mem_X}. The
   * answers of the memory are inputs of the design and can be read where they arrive.
   */
  static Design puppet() {
    List<PortSpec> ports = new ArrayList<>();
    StringBuilder header = new StringBuilder("input clock, input reset");
    StringBuilder body = new StringBuilder();
    for (List<PortSpec> driven : List.of(READ_OUT, WRITE_OUT)) {
      for (PortSpec port : driven) {
        String name = port.name();
        int high = port.width() - 1;
        header.append(
            ",\n  input [%d:0] t_%s, output [%d:0] mem_%s".formatted(high, name, high, name));
        body.append("  assign mem_%s = t_%s;\n".formatted(name, name));
        ports.add(PortSpec.input("t_" + name, port.width()));
        ports.add(PortSpec.output("mem_" + name, port.width()));
      }
    }
    for (List<PortSpec> answered : List.of(READ_IN, WRITE_IN)) {
      for (PortSpec port : answered) {
        header.append(",\n  input [%d:0] mem_%s".formatted(port.width() - 1, port.name()));
        ports.add(PortSpec.input("mem_" + port.name(), port.width()));
      }
    }
    String text = "module Puppet(%s);\n%sendmodule\n".formatted(header, body);
    return Design.of("Puppet", text, ports.toArray(PortSpec[]::new));
  }

  /**
   * Copies {@code bursts} bursts of 16 beats of 16 bytes from {@code source} to {@code target}, one
   * burst after the other, through the ports {@code from} (read) and {@code to} (write).
   */
  static Design copier() {
    String text =
        """
        module Copier(
            input clock, input reset,
            input go, input [39:0] source, input [39:0] target, input [15:0] bursts,
            output done, output reg failed,
            output reg from_arvalid, input from_arready, output [39:0] from_araddr,
            output [7:0] from_arlen,
            input from_rvalid, output from_rready, input [127:0] from_rdata, input [1:0] from_rresp,
            input from_rlast,
            output reg to_awvalid, input to_awready, output [39:0] to_awaddr, output [7:0] to_awlen,
            output to_wvalid, input to_wready, output [127:0] to_wdata, output to_wlast,
            input to_bvalid, output to_bready, input [1:0] to_bresp);
          reg [15:0] left;
          reg [39:0] offset;
          reg [127:0] buffer [0:15];
          reg [4:0] filled, sent;
          reg busy;
          assign done = !busy;
          assign from_araddr = source + offset;
          assign from_arlen = 15;
          assign from_rready = busy;
          assign to_awaddr = target + offset;
          assign to_awlen = 15;
          assign to_wvalid = busy && sent < filled;
          assign to_wdata = buffer[sent[3:0]];
          assign to_wlast = sent == 15;
          assign to_bready = 1;
          always @(posedge clock)
            if (reset) begin
              busy <= 0; failed <= 0; from_arvalid <= 0; to_awvalid <= 0;
            end else if (!busy) begin
              if (go) begin
                busy <= 1; left <= bursts; offset <= 0; filled <= 0; sent <= 0;
                from_arvalid <= 1; to_awvalid <= 1;
              end
            end else begin
              if (from_arready) from_arvalid <= 0;
              if (to_awready) to_awvalid <= 0;
              if (from_rvalid) begin
                buffer[filled[3:0]] <= from_rdata;
                filled <= filled + 1;
                if (from_rresp != 0 || from_rlast != (filled == 15)) failed <= 1;
              end
              if (to_wvalid && to_wready) sent <= sent + 1;
              if (to_bvalid) begin
                if (to_bresp != 0) failed <= 1;
                filled <= 0; sent <= 0; offset <= offset + 256; left <= left - 1;
                if (left == 1) busy <= 0;
                else begin from_arvalid <= 1; to_awvalid <= 1; end
              end
            end
        endmodule
        """;
    return Design.of("Copier", text, copierPorts());
  }

  private static PortSpec[] copierPorts() {
    List<PortSpec> ports =
        new ArrayList<>(
            Arrays.asList(
                PortSpec.input("go", 1),
                PortSpec.input("source", 40),
                PortSpec.input("target", 40),
                PortSpec.input("bursts", 16),
                PortSpec.output("done", 1),
                PortSpec.output("failed", 1)));
    List<String> absent =
        List.of("arsize", "arburst", "arid", "rid", "awsize", "awburst", "awid", "wstrb", "bid");
    for (PortSpec port : READ_OUT) {
      addUnless(absent, ports, "from_", port);
    }
    for (PortSpec port : READ_IN) {
      addUnless(absent, ports, "from_", port);
    }
    for (PortSpec port : WRITE_OUT) {
      addUnless(absent, ports, "to_", port);
    }
    for (PortSpec port : WRITE_IN) {
      addUnless(absent, ports, "to_", port);
    }
    return ports.toArray(PortSpec[]::new);
  }

  private static void addUnless(
      List<String> absent, List<PortSpec> ports, String prefix, PortSpec port) {
    if (!absent.contains(port.name())) {
      ports.add(new PortSpec(prefix + port.name(), port.direction(), port.width()));
    }
  }

  /** Four registers of 32 bits at addresses 0 to 12; addresses from 16 answer with SLVERR. */
  static Design registers() {
    return Design.of(
        "Registers",
        """
        module Registers(
            input clock, input reset,
            input r_awvalid, output r_awready, input [11:0] r_awaddr,
            input r_wvalid, output r_wready, input [31:0] r_wdata, input [3:0] r_wstrb,
            output reg r_bvalid, input r_bready, output reg [1:0] r_bresp,
            input r_arvalid, output r_arready, input [11:0] r_araddr,
            output reg r_rvalid, input r_rready, output reg [31:0] r_rdata, output reg [1:0] r_rresp);
          reg [31:0] file [0:3];
          reg [11:0] address;
          reg held;
          // The address is taken first, the data one clock or more later.
          assign r_awready = !held && !r_bvalid;
          assign r_wready = held;
          assign r_arready = !r_rvalid;
          integer i;
          always @(posedge clock)
            if (reset) begin
              held <= 0; r_bvalid <= 0; r_rvalid <= 0;
            end else begin
              if (r_awvalid && r_awready) begin held <= 1; address <= r_awaddr; end
              if (r_wvalid && r_wready) begin
                held <= 0; r_bvalid <= 1; r_bresp <= address >= 16 ? 2 : 0;
                if (address < 16)
                  for (i = 0; i < 4; i = i + 1)
                    if (r_wstrb[i]) file[address[3:2]][8*i +: 8] <= r_wdata[8*i +: 8];
              end
              if (r_bvalid && r_bready) r_bvalid <= 0;
              if (r_arvalid && r_arready) begin
                r_rvalid <= 1; r_rresp <= r_araddr >= 16 ? 2 : 0; r_rdata <= file[r_araddr[3:2]];
              end
              if (r_rvalid && r_rready) r_rvalid <= 0;
            end
        endmodule
        """,
        PortSpec.input("r_awvalid", 1),
        PortSpec.output("r_awready", 1),
        PortSpec.input("r_awaddr", 12),
        PortSpec.input("r_wvalid", 1),
        PortSpec.output("r_wready", 1),
        PortSpec.input("r_wdata", 32),
        PortSpec.input("r_wstrb", 4),
        PortSpec.output("r_bvalid", 1),
        PortSpec.input("r_bready", 1),
        PortSpec.output("r_bresp", 2),
        PortSpec.input("r_arvalid", 1),
        PortSpec.output("r_arready", 1),
        PortSpec.input("r_araddr", 12),
        PortSpec.output("r_rvalid", 1),
        PortSpec.input("r_rready", 1),
        PortSpec.output("r_rdata", 32),
        PortSpec.output("r_rresp", 2));
  }
}
