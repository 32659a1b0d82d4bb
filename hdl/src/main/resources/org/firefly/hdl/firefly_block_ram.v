// Memory with one write and one read port on one clock. A read takes one clock and keeps its word
// while read_enable is low. Reading the word that is being written gives an undefined word: the old
// one in simulation, but block memories promise none where the read address comes from a register
// (UG901, RW_ADDR_COLLISION).
module firefly_block_ram #(
    parameter WIDTH = 8,
    parameter DEPTH = 16,
    parameter ADDRESS_WIDTH = 4,
    /* verilator lint_off UNUSEDPARAM */ // the attribute does not count as a use
    parameter STYLE = "block"
    /* verilator lint_on UNUSEDPARAM */
) (
    input  wire                     clock,
    input  wire                     write_enable,
    input  wire [ADDRESS_WIDTH-1:0] write_address,
    input  wire [WIDTH-1:0]         write_data,
    input  wire                     read_enable,
    input  wire [ADDRESS_WIDTH-1:0] read_address,
    output reg  [WIDTH-1:0]         read_data
);
  (* ram_style = STYLE *) reg [WIDTH-1:0] words [0:DEPTH-1];

  always @(posedge clock) begin
    if (write_enable) words[write_address] <= write_data;
    if (read_enable) read_data <= words[read_address];
  end
endmodule
