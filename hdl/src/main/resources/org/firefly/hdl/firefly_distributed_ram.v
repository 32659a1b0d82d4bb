// Memory with one write port and one read port without clock. A word can be read from the clock
// edge on that wrote it.
module firefly_distributed_ram #(
    parameter WIDTH = 8,
    parameter DEPTH = 16,
    parameter ADDRESS_WIDTH = 4,
    /* verilator lint_off UNUSEDPARAM */ // the attribute does not count as a use
    parameter STYLE = "distributed"
    /* verilator lint_on UNUSEDPARAM */
) (
    input  wire                     clock,
    input  wire                     write_enable,
    input  wire [ADDRESS_WIDTH-1:0] write_address,
    input  wire [WIDTH-1:0]         write_data,
    input  wire [ADDRESS_WIDTH-1:0] read_address,
    output wire [WIDTH-1:0]         read_data
);
  (* ram_style = STYLE *) reg [WIDTH-1:0] words [0:DEPTH-1];

  always @(posedge clock) begin
    if (write_enable) words[write_address] <= write_data;
  end

  assign read_data = words[read_address];
endmodule
