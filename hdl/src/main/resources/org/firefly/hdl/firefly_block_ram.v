// Memory with one write and one read port on one clock. A read takes one clock and keeps its word
// while read_enable is low. Reading the word that is being written gives an undefined word: the old
// one in simulation, but block memories promise none where the read address comes from a register
// (UG901, RW_ADDR_COLLISION). FIREFLY_RANDOM_MEMORIES, for simulators with four states, starts with
// words that are known: a device has some content too, and to such a simulator 0 times X is no 0.
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

`ifdef FIREFLY_RANDOM_MEMORIES
  integer word;
  initial for (word = 0; word < DEPTH; word = word + 1)
    words[word] = {(WIDTH / 32 + 1) {$random}};
`endif

  always @(posedge clock) begin
    if (write_enable) words[write_address] <= write_data;
    if (read_enable) read_data <= words[read_address];
  end
endmodule
