// Behavioural model of the UltraScale DSP slice DSP48E2 for simulation, written from AMD's user guide
// UG579. Ports, parameters and defaults are those of the primitive, so the vendor's own model can
// take its place. Synthesis tools define SYNTHESIS and see nothing here: they know the primitive.
// Icarus Verilog, which needs SYNTHESIS to pass over named assertions, does not.
//
// Modelled are two modes, each with registers of C, OPMODE and P, enables and synchronous resets:
// - without multiplier, USE_MULT NONE: the arithmetic unit is split into four 12-bit adders,
//   P = X + Y + Z with X = 0 or A:B, Y = 0 or C, Z = 0 or PCIN; two A and two B registers with the
//   cascade taken after the first;
// - with multiplier, USE_MULT MULTIPLY: P = A[26:0] * B + Z with Z = C or P and one register of A, B
//   and product.
// Everything else stops the simulation with a message. Outputs that belong to other modes are X.
`ifndef SYNTHESIS
  `define FIREFLY_DSP48E2_MODEL
`elsif __ICARUS__
  `define FIREFLY_DSP48E2_MODEL
`endif
`ifdef FIREFLY_DSP48E2_MODEL
`default_nettype none

// The interface is the primitive's, whatever part of it is modelled.
/* verilator lint_off UNUSEDPARAM */
/* verilator lint_off UNUSEDSIGNAL */
module DSP48E2 #(
    parameter integer ACASCREG = 1,
    parameter integer ADREG = 1,
    parameter integer ALUMODEREG = 1,
    parameter AMULTSEL = "A",
    parameter integer AREG = 1,
    parameter AUTORESET_PATDET = "NO_RESET",
    parameter AUTORESET_PRIORITY = "RESET",
    parameter A_INPUT = "DIRECT",
    parameter integer BCASCREG = 1,
    parameter BMULTSEL = "B",
    parameter integer BREG = 1,
    parameter B_INPUT = "DIRECT",
    parameter integer CARRYINREG = 1,
    parameter integer CARRYINSELREG = 1,
    parameter integer CREG = 1,
    parameter integer DREG = 1,
    parameter integer INMODEREG = 1,
    parameter [3:0] IS_ALUMODE_INVERTED = 4'b0000,
    parameter [0:0] IS_CARRYIN_INVERTED = 1'b0,
    parameter [0:0] IS_CLK_INVERTED = 1'b0,
    parameter [4:0] IS_INMODE_INVERTED = 5'b00000,
    parameter [8:0] IS_OPMODE_INVERTED = 9'b000000000,
    parameter [0:0] IS_RSTALLCARRYIN_INVERTED = 1'b0,
    parameter [0:0] IS_RSTALUMODE_INVERTED = 1'b0,
    parameter [0:0] IS_RSTA_INVERTED = 1'b0,
    parameter [0:0] IS_RSTB_INVERTED = 1'b0,
    parameter [0:0] IS_RSTCTRL_INVERTED = 1'b0,
    parameter [0:0] IS_RSTC_INVERTED = 1'b0,
    parameter [0:0] IS_RSTD_INVERTED = 1'b0,
    parameter [0:0] IS_RSTINMODE_INVERTED = 1'b0,
    parameter [0:0] IS_RSTM_INVERTED = 1'b0,
    parameter [0:0] IS_RSTP_INVERTED = 1'b0,
    parameter [47:0] MASK = 48'h3FFFFFFFFFFF,
    parameter integer MREG = 1,
    parameter integer OPMODEREG = 1,
    parameter [47:0] PATTERN = 48'h000000000000,
    parameter PREADDINSEL = "A",
    parameter integer PREG = 1,
    parameter [47:0] RND = 48'h000000000000,
    parameter SEL_MASK = "MASK",
    parameter SEL_PATTERN = "PATTERN",
    parameter USE_MULT = "MULTIPLY",
    parameter USE_PATTERN_DETECT = "NO_PATDET",
    parameter USE_SIMD = "ONE48",
    parameter USE_WIDEXOR = "FALSE",
    parameter XORSIMD = "XOR24_48_96"
) (
    output wire [29:0] ACOUT,
    output wire [17:0] BCOUT,
    output wire CARRYCASCOUT,
    output wire [3:0] CARRYOUT,
    output wire MULTSIGNOUT,
    output wire OVERFLOW,
    output wire [47:0] P,
    output wire PATTERNBDETECT,
    output wire PATTERNDETECT,
    output wire [47:0] PCOUT,
    output wire UNDERFLOW,
    output wire [7:0] XOROUT,
    input wire [29:0] A,
    input wire [29:0] ACIN,
    input wire [3:0] ALUMODE,
    input wire [17:0] B,
    input wire [17:0] BCIN,
    input wire [47:0] C,
    input wire CARRYCASCIN,
    input wire CARRYIN,
    input wire [2:0] CARRYINSEL,
    input wire CEA1,
    input wire CEA2,
    input wire CEAD,
    input wire CEALUMODE,
    input wire CEB1,
    input wire CEB2,
    input wire CEC,
    input wire CECARRYIN,
    input wire CECTRL,
    input wire CED,
    input wire CEINMODE,
    input wire CEM,
    input wire CEP,
    input wire CLK,
    input wire [26:0] D,
    input wire [4:0] INMODE,
    input wire MULTSIGNIN,
    input wire [8:0] OPMODE,
    input wire [47:0] PCIN,
    input wire RSTA,
    input wire RSTALLCARRYIN,
    input wire RSTALUMODE,
    input wire RSTB,
    input wire RSTC,
    input wire RSTCTRL,
    input wire RSTD,
    input wire RSTINMODE,
    input wire RSTM,
    input wire RSTP
);
  /* verilator lint_on UNUSEDPARAM */
  /* verilator lint_on UNUSEDSIGNAL */

  // Tied controls become constants, which makes hundreds of slices fast.
  /*verilator inline_module*/

  // Strings of different lengths are compared.
  /* verilator lint_off WIDTH */
  localparam MULTIPLIES = USE_MULT == "MULTIPLY" && USE_SIMD == "ONE48" && MREG == 1;
  localparam SIMD_ONLY = USE_SIMD == "FOUR12" && USE_MULT == "NONE" && MREG == 0;
  localparam STAGES = MULTIPLIES ? 1 : 2;
  localparam INPUT_REGISTERS = AREG == STAGES && BREG == STAGES && ACASCREG == 1 && BCASCREG == 1
      && CREG == 1;
  localparam OTHER_REGISTERS = PREG == 1 && OPMODEREG == 1 && ADREG == 0 && DREG == 0
      && INMODEREG == 0 && ALUMODEREG == 0 && CARRYINREG == 0 && CARRYINSELREG == 0;
  localparam A_CASCADE = A_INPUT == "CASCADE";
  localparam B_CASCADE = B_INPUT == "CASCADE";
  localparam KNOWN_INPUTS = (A_CASCADE || A_INPUT == "DIRECT") && (B_CASCADE || B_INPUT == "DIRECT")
      && AMULTSEL == "A" && BMULTSEL == "B" && (!MULTIPLIES || (!A_CASCADE && !B_CASCADE));
  localparam PLAIN = USE_PATTERN_DETECT == "NO_PATDET" && AUTORESET_PATDET == "NO_RESET"
      && USE_WIDEXOR == "FALSE";
  /* verilator lint_on WIDTH */
  localparam NOT_INVERTED = !IS_CLK_INVERTED && !IS_CARRYIN_INVERTED && IS_ALUMODE_INVERTED == 0
      && IS_OPMODE_INVERTED == 0 && !IS_RSTA_INVERTED && !IS_RSTB_INVERTED && !IS_RSTC_INVERTED
      && !IS_RSTCTRL_INVERTED && !IS_RSTP_INVERTED && !IS_RSTM_INVERTED && IS_INMODE_INVERTED == 0;

  wire [29:0] a_in = A_CASCADE ? ACIN : A;
  wire [17:0] b_in = B_CASCADE ? BCIN : B;

  // The device's registers start with zeros.
  reg [29:0] a2 = 30'd0;
  reg [17:0] b2 = 18'd0;
  reg [47:0] c = 48'd0;
  reg [47:0] p = 48'd0;

  always @(posedge CLK) begin
    if (RSTC) c <= 48'd0;
    else if (CEC) c <= C;
  end

  wire known_opmode;

  generate
    if (MULTIPLIES) begin : multiply
      localparam [8:0] PRODUCT_PLUS_C = 9'b00_011_01_01;
      localparam [8:0] PRODUCT_PLUS_P = 9'b00_010_01_01;
      reg signed [44:0] m = 45'sd0;
      reg adds = 1'b0;
      reg accumulates = 1'b0;
      wire signed [26:0] a_factor = a2[26:0];
      wire signed [17:0] b_factor = b2;

      always @(posedge CLK) begin
        if (RSTA) a2 <= 30'd0;
        else if (CEA2) a2 <= a_in;
        if (RSTB) b2 <= 18'd0;
        else if (CEB2) b2 <= b_in;
        if (RSTM) m <= 45'sd0;
        else if (CEM) m <= a_factor * b_factor;
        if (RSTCTRL) {accumulates, adds} <= 2'b00;
        else if (CECTRL) {accumulates, adds} <= {OPMODE == PRODUCT_PLUS_P, known_opmode};
        if (RSTP) p <= 48'd0;
        else if (CEP) p <= adds ? {{3{m[44]}}, m} + (accumulates ? p : c) : 48'd0;
        if (CEM && !RSTM && INMODE != 5'd0)
          $fatal(1, "DSP48E2 %m: INMODE %b is not modelled.", INMODE);
      end

      assign known_opmode = OPMODE == PRODUCT_PLUS_C || OPMODE == PRODUCT_PLUS_P;
      assign ACOUT = a2;
      assign BCOUT = b2;
    end else begin : simd
      reg [29:0] a1 = 30'd0;
      reg [17:0] b1 = 18'd0;
      reg use_x = 1'b0;
      reg use_y = 1'b0;
      reg use_z = 1'b0;

      wire [47:0] x = use_x ? {a2, b2} : 48'd0;
      wire [47:0] y = use_y ? c : 48'd0;
      wire [47:0] z = use_z ? PCIN : 48'd0;

      always @(posedge CLK) begin
        if (RSTA) a1 <= 30'd0;
        else if (CEA1) a1 <= a_in;
        if (RSTA) a2 <= 30'd0;
        else if (CEA2) a2 <= a1;
        if (RSTB) b1 <= 18'd0;
        else if (CEB1) b1 <= b_in;
        if (RSTB) b2 <= 18'd0;
        else if (CEB2) b2 <= b1;
        if (RSTCTRL) {use_z, use_y, use_x} <= 3'b000;
        else if (CECTRL) {use_z, use_y, use_x} <= {OPMODE[4], OPMODE[2], OPMODE[0]};
        if (RSTP) p <= 48'd0;
        else if (CEP) p <= add4(add4(x, y), z);
      end

      assign known_opmode = OPMODE[8:5] == 4'd0 && OPMODE[3] == OPMODE[2] && OPMODE[1] == OPMODE[0];
      assign ACOUT = a1;
      assign BCOUT = b1;
    end
  endgenerate

  // Adds four fields of twelve bits: the low eleven bits of each cannot carry into the next field,
  // the top bit is a sum without carry out.
  function automatic [47:0] add4(input [47:0] u, input [47:0] v);
    add4 = ((u & 48'h7FF7FF7FF7FF) + (v & 48'h7FF7FF7FF7FF)) ^ ((u ^ v) & 48'h800800800800);
  endfunction

  assign P = p;
  assign PCOUT = p;
  assign CARRYCASCOUT = 1'bx;
  assign CARRYOUT = 4'bxxxx;
  assign MULTSIGNOUT = 1'bx;
  assign OVERFLOW = 1'bx;
  assign PATTERNBDETECT = 1'bx;
  assign PATTERNDETECT = 1'bx;
  assign UNDERFLOW = 1'bx;
  assign XOROUT = 8'bxxxxxxxx;

  initial begin
    if (!SIMD_ONLY && !MULTIPLIES)
      $fatal(1, "DSP48E2 %m: the model needs USE_SIMD FOUR12, USE_MULT NONE and MREG 0, or USE_SIMD ONE48, USE_MULT MULTIPLY and MREG 1.");
    if (!INPUT_REGISTERS)
      $fatal(1, "DSP48E2 %m: the model needs AREG, BREG 2, or 1 with multiplier, and ACASCREG, BCASCREG, CREG 1.");
    if (!OTHER_REGISTERS)
      $fatal(1, "DSP48E2 %m: the model needs PREG, OPMODEREG 1 and all other control registers 0.");
    if (!KNOWN_INPUTS)
      $fatal(1, "DSP48E2 %m: the model needs A_INPUT and B_INPUT DIRECT or CASCADE, with multiplier DIRECT, and no pre-adder.");
    if (!PLAIN)
      $fatal(1, "DSP48E2 %m: pattern detection and wide XOR are not modelled.");
    if (!NOT_INVERTED)
      $fatal(1, "DSP48E2 %m: inverted pins are not modelled.");
  end

  always @(posedge CLK) begin
    if (CECTRL && !RSTCTRL && !known_opmode)
      $fatal(1, "DSP48E2 %m: OPMODE %b is not modelled.", OPMODE);
    if (CEP && !RSTP && ALUMODE != 4'd0)
      $fatal(1, "DSP48E2 %m: ALUMODE %b is not modelled.", ALUMODE);
    if (CEP && !RSTP && (CARRYIN || CARRYINSEL != 3'd0))
      $fatal(1, "DSP48E2 %m: a carry input is not modelled.");
  end
endmodule

`default_nettype wire
`endif
