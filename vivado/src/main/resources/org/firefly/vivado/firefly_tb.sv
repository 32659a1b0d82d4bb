// Runs core 0 on the memory image before.bin and compares its output with after.bin, both in the folder where the
// simulation runs. Written by `firefly compile --golden`; docs/own-design.md says how to start it.
// +clocks=N ends a run that takes longer, +wave writes all signals to firefly_tb.vcd.
`timescale 1ns / 1ps

module firefly_tb;
@REGISTERS@
  localparam MEMORY_BYTES = @MEMORY_BYTES@;
  localparam BEAT_BYTES = @BEAT_BYTES@;
  localparam [39:0] BASE = 40'h8_4000_0000;
  localparam [39:0] LIMIT = BASE + MEMORY_BYTES;
  localparam WATCHDOG_CLOCKS = 100000;
  localparam OUTPUT_OFFSET = @OUTPUT_OFFSET@;
  localparam OUTPUT_BYTES = @OUTPUT_BYTES@;

  reg clock = 0;
  reg aresetn = 0;
  always #2.5 clock = !clock;

  // What lies in DRAM; the ports below read and write it.
  reg [7:0] memory [0:MEMORY_BYTES-1];
  reg [7:0] expected [0:MEMORY_BYTES-1];

  reg control_awvalid = 0;
  reg control_wvalid = 0;
  reg control_arvalid = 0;
  reg [15:0] control_address = 0;
  reg [31:0] control_wdata = 0;
  wire control_awready, control_wready, control_bvalid, control_arready, control_rvalid;
  wire [31:0] control_rdata;
  wire interrupt;

@READ_WIRES@
  wire output_awvalid, output_awready, output_wvalid, output_wready, output_wlast;
  wire output_bvalid, output_bready;
  wire [39:0] output_awaddr;
  wire [7:0] output_awlen;
  wire [8*BEAT_BYTES-1:0] output_wdata;
  wire [BEAT_BYTES-1:0] output_wstrb;

  firefly_ip dut (
@IDLE@      .aclk(clock),
      .aresetn(aresetn),
      .s_axi_control_awvalid(control_awvalid),
      .s_axi_control_awready(control_awready),
      .s_axi_control_awaddr(control_address),
      .s_axi_control_wvalid(control_wvalid),
      .s_axi_control_wready(control_wready),
      .s_axi_control_wdata(control_wdata),
      .s_axi_control_wstrb(4'hf),
      .s_axi_control_bvalid(control_bvalid),
      .s_axi_control_bready(1'b1),
      .s_axi_control_bresp(),
      .s_axi_control_arvalid(control_arvalid),
      .s_axi_control_arready(control_arready),
      .s_axi_control_araddr(control_address),
      .s_axi_control_rvalid(control_rvalid),
      .s_axi_control_rready(1'b1),
      .s_axi_control_rdata(control_rdata),
      .s_axi_control_rresp(),
      .interrupt(interrupt),
@READ_PORTS@      .m_axi_output_0_awvalid(output_awvalid),
      .m_axi_output_0_awready(output_awready),
      .m_axi_output_0_awaddr(output_awaddr),
      .m_axi_output_0_awlen(output_awlen),
      .m_axi_output_0_wvalid(output_wvalid),
      .m_axi_output_0_wready(output_wready),
      .m_axi_output_0_wdata(output_wdata),
      .m_axi_output_0_wstrb(output_wstrb),
      .m_axi_output_0_wlast(output_wlast),
      .m_axi_output_0_bvalid(output_bvalid),
      .m_axi_output_0_bready(output_bready),
      .m_axi_output_0_bresp(2'b00)
  );

@READ_MEMORIES@
  firefly_tb_writes #(BASE, LIMIT, BEAT_BYTES) outputs (
      clock, aresetn, output_awvalid, output_awready, output_awaddr, output_awlen,
      output_wvalid, output_wready, output_wdata, output_wstrb, output_wlast,
      output_bvalid, output_bready);

  task put(input [15:0] register, input [31:0] value);
    begin
      control_address <= register;
      control_wdata <= value;
      control_awvalid <= 1;
      control_wvalid <= 1;
      fork
        begin
          do @(posedge clock); while (control_awready !== 1);
          control_awvalid <= 0;
        end
        begin
          do @(posedge clock); while (control_wready !== 1);
          control_wvalid <= 0;
        end
      join
      do @(posedge clock); while (control_bvalid !== 1);
    end
  endtask

  task get(input [15:0] register, output [31:0] value);
    begin
      control_address <= register;
      control_arvalid <= 1;
      do @(posedge clock); while (control_arready !== 1);
      control_arvalid <= 0;
      do @(posedge clock); while (control_rvalid !== 1);
      value = control_rdata;
    end
  endtask

  task expect_word(input [15:0] register, input [31:0] value);
    reg [31:0] found;
    begin
      get(register, found);
      if (found !== value) begin
        $display("register %h is %h instead of %h: another core than the images are made for", register, found, value);
        $fatal(1);
      end
    end
  endtask

  task load;
    integer file, bytes_before, bytes_after;
    begin
      file = $fopen("before.bin", "rb");
      bytes_before = file == 0 ? 0 : $fread(memory, file);
      file = $fopen("after.bin", "rb");
      bytes_after = file == 0 ? 0 : $fread(expected, file);
      if (bytes_before != MEMORY_BYTES || bytes_after != MEMORY_BYTES) begin
        $display("before.bin and after.bin of %0d bytes are not in the folder where the simulation runs", MEMORY_BYTES);
        $fatal(1);
      end
    end
  endtask

  task compare;
    integer i, different, first;
    begin
      different = 0;
      for (i = OUTPUT_OFFSET; i < OUTPUT_OFFSET + OUTPUT_BYTES; i = i + 1) begin
        if (memory[i] !== expected[i]) begin
          if (different == 0) first = i;
          different = different + 1;
        end
      end
      if (different != 0) begin
        $display("DIFFERENT: %0d of %0d bytes, at offset %h first: %h instead of %h",
            different, OUTPUT_BYTES, first, memory[first], expected[first]);
        $fatal(1);
      end
    end
  endtask

  reg [31:0] word;
  integer clocks, limit;

  initial begin
    if ($test$plusargs("wave")) begin
      $dumpfile("firefly_tb.vcd");
      $dumpvars(0, firefly_tb);
    end
    if (!$value$plusargs("clocks=%d", limit)) limit = 10000000;
    load;
    // The vendor's models hold their registers in reset for the first 100 ns.
    repeat (40) @(posedge clock);
    aresetn <= 1;
    repeat (4) @(posedge clock);
    expect_word(IDENTITY, 32'h@IDENTITY@);
    expect_word(VERSION, 32'h@VERSION@);
    expect_word(SHAPE, 32'h@SHAPE@);
    expect_word(MEMORIES, 32'h@MEMORIES@);
    put(BASE_LOW, BASE[31:0]);
    put(BASE_HIGH, BASE[39:32]);
    put(LIMIT_LOW, LIMIT[31:0]);
    put(LIMIT_HIGH, LIMIT[39:32]);
    put(DESCRIPTORS, 32'h@DESCRIPTORS@);
    put(DESCRIPTOR_COUNT, @COUNT@);
    put(SAMPLES, @SAMPLES@);
    put(WATCHDOG, WATCHDOG_CLOCKS);
    put(INTERRUPT_ENABLE, 1 << @END@);
    put(CONTROL, 1 << @START@);
    clocks = 0;
    while (interrupt !== 1 && clocks < limit) begin
      @(posedge clock);
      clocks = clocks + 1;
    end
    get(STATUS, word);
    if (word[@DONE@] !== 1) begin
      $display("not done after %0d clocks: STATUS is %h", clocks, word);
      $fatal(1);
    end
    compare;
    get(CLOCKS_LOW, word);
    $display("equal after %0d clocks", word);
    $finish;
  end
endmodule

// A port of a memory that answers reads in order, some clocks after their request.
module firefly_tb_reads #(
    parameter [39:0] BASE = 0,
    parameter [39:0] LIMIT = 0,
    parameter BEAT_BYTES = 16
) (
    input wire clock,
    input wire aresetn,
    input wire arvalid,
    output wire arready,
    input wire [39:0] araddr,
    input wire [7:0] arlen,
    output reg rvalid,
    input wire rready,
    output reg [8*BEAT_BYTES-1:0] rdata,
    output reg rlast
);
  localparam LATENCY = 20;
  localparam MOST = 16;

  reg [39:0] address [0:MOST-1];
  reg [7:0] length [0:MOST-1];
  integer due [0:MOST-1];
  integer asked, answered, now, beat, lane;
  reg [39:0] from;

  assign arready = aresetn && asked - answered < MOST;

  initial begin
    asked = 0;
    answered = 0;
    now = 0;
    beat = 0;
    rvalid = 0;
  end

  always @(posedge clock) if (aresetn) begin
    now <= now + 1;
    if (arvalid && arready) begin
      if (araddr < BASE || araddr + BEAT_BYTES * (arlen + 1) > LIMIT) begin
        $display("%m: %0d beats at %h lie outside of the memory", arlen + 1, araddr);
        $fatal(1);
      end
      address[asked % MOST] <= araddr;
      length[asked % MOST] <= arlen;
      due[asked % MOST] <= now + LATENCY;
      asked <= asked + 1;
    end
    if (!rvalid || rready) begin
      if (asked != answered && due[answered % MOST] <= now) begin
        from = address[answered % MOST] - BASE + BEAT_BYTES * beat;
        for (lane = 0; lane < BEAT_BYTES; lane = lane + 1)
          rdata[8*lane +: 8] <= firefly_tb.memory[from + lane];
        rvalid <= 1;
        rlast <= beat == length[answered % MOST];
        beat <= beat == length[answered % MOST] ? 0 : beat + 1;
        if (beat == length[answered % MOST]) answered <= answered + 1;
      end else begin
        // Nothing may be taken of what is not valid.
        rvalid <= 0;
        rdata <= {8*BEAT_BYTES{1'bx}};
        rlast <= 1'bx;
      end
    end
  end
endmodule

// A port of a memory that takes writes and answers them in order.
module firefly_tb_writes #(
    parameter [39:0] BASE = 0,
    parameter [39:0] LIMIT = 0,
    parameter BEAT_BYTES = 16
) (
    input wire clock,
    input wire aresetn,
    input wire awvalid,
    output wire awready,
    input wire [39:0] awaddr,
    input wire [7:0] awlen,
    input wire wvalid,
    output wire wready,
    input wire [8*BEAT_BYTES-1:0] wdata,
    input wire [BEAT_BYTES-1:0] wstrb,
    input wire wlast,
    output wire bvalid,
    input wire bready
);
  localparam LATENCY = 20;
  localparam MOST = 16;

  reg [39:0] address [0:MOST-1];
  reg [7:0] length [0:MOST-1];
  integer due [0:MOST-1];
  integer asked, written, answered, now, beat, lane;
  reg [39:0] to;

  assign awready = aresetn && asked - answered < MOST;
  assign wready = asked != written;
  assign bvalid = written != answered && due[answered % MOST] <= now;

  initial begin
    asked = 0;
    written = 0;
    answered = 0;
    now = 0;
    beat = 0;
  end

  always @(posedge clock) if (aresetn) begin
    now <= now + 1;
    if (awvalid && awready) begin
      if (awaddr < BASE || awaddr + BEAT_BYTES * (awlen + 1) > LIMIT) begin
        $display("%m: %0d beats at %h lie outside of the memory", awlen + 1, awaddr);
        $fatal(1);
      end
      address[asked % MOST] <= awaddr;
      length[asked % MOST] <= awlen;
      asked <= asked + 1;
    end
    if (wvalid && wready) begin
      if (wlast !== (beat == length[written % MOST])) begin
        $display("%m: the last beat of a burst is not where it belongs");
        $fatal(1);
      end
      to = address[written % MOST] - BASE + BEAT_BYTES * beat;
      for (lane = 0; lane < BEAT_BYTES; lane = lane + 1)
        if (wstrb[lane]) firefly_tb.memory[to + lane] <= wdata[8*lane +: 8];
      beat <= wlast ? 0 : beat + 1;
      if (wlast) begin
        due[written % MOST] <= now + LATENCY;
        written <= written + 1;
      end
    end
    if (bvalid && bready) answered <= answered + 1;
  end
endmodule
