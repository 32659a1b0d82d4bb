// Memory with two ports on one clock: the first reads, the second reads or writes. The word of the
// first port takes one clock, that of the second two: its second register is the one that block
// memories have at their output. Reading the word that is being written gives an undefined word.
module firefly_dual_port_ram #(
    parameter WIDTH = 8,
    parameter DEPTH = 16,
    parameter ADDRESS_WIDTH = 4,
    /* verilator lint_off UNUSEDPARAM */ // the attribute does not count as a use
    parameter STYLE = "block"
    /* verilator lint_on UNUSEDPARAM */
) (
    input  wire                     clock,
    input  wire [ADDRESS_WIDTH-1:0] first_address,
    output reg  [WIDTH-1:0]         first_data,
    input  wire                     write_enable,
    input  wire [ADDRESS_WIDTH-1:0] second_address,
    input  wire [WIDTH-1:0]         write_data,
    output reg  [WIDTH-1:0]         second_data
);
  (* ram_style = STYLE *) reg [WIDTH-1:0] words [0:DEPTH-1];
  reg [WIDTH-1:0] second_word;

`ifdef FIREFLY_RANDOM_MEMORIES
  integer word;
  initial for (word = 0; word < DEPTH; word = word + 1)
    words[word] = {(WIDTH / 32 + 1) {$random}};
`endif

  always @(posedge clock) first_data <= words[first_address];

  always @(posedge clock) begin
    if (write_enable) words[second_address] <= write_data;
    else second_word <= words[second_address];
    second_data <= second_word;
  end
endmodule
