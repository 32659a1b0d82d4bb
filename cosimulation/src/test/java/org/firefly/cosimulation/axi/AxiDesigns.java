package org.firefly.cosimulation.axi;

import org.firefly.cosimulation.model.Design;
import org.firefly.cosimulation.model.PortSpec;

/** A slave in SystemVerilog. */
final class AxiDesigns {
  private AxiDesigns() {}

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
