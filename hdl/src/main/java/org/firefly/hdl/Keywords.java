package org.firefly.hdl;

import java.util.Set;

/** Reserved words of SystemVerilog (IEEE 1800-2017, annex B) that are plausible names of ports. */
final class Keywords {
  private static final Set<String> RESERVED =
      Set.of(
          ("accept_on alias always and assert assign assume automatic before begin bind bins bit"
                  + " break buf byte case cell chandle checker class clocking config const"
                  + " constraint context continue cover cross deassign default defparam design"
                  + " disable dist do edge else end endcase endmodule enum event eventually expect"
                  + " export extends extern final for force forever fork function generate genvar"
                  + " global highz0 highz1 if iff ifnone import include initial inout input inside"
                  + " instance int integer interconnect interface intersect join large let liblist"
                  + " library local localparam logic longint matches medium modport module nand"
                  + " negedge nettype new nexttime nmos nor noshowcancelled not null or output"
                  + " package packed parameter pmos posedge primitive priority program property"
                  + " protected pull0 pull1 pulldown pullup pulsestyle_ondetect pulsestyle_onevent"
                  + " pure rand randc randcase randsequence rcmos real realtime ref reg reject_on"
                  + " release repeat restrict return rnmos rpmos rtran s_always scalared sequence"
                  + " shortint shortreal showcancelled signed small soft solve specify specparam"
                  + " static string strong strong0 strong1 struct super supply0 supply1 table"
                  + " tagged task this throughout time timeprecision timeunit tran tri tri0 tri1"
                  + " triand trior trireg type typedef union unique unsigned until untyped use"
                  + " uwire var vectored virtual void wait wait_order wand weak weak0 weak1 while"
                  + " wildcard wire with within wor xnor xor")
              .split(" "));

  private Keywords() {}

  static boolean isReserved(String name) {
    return RESERVED.contains(name);
  }
}
