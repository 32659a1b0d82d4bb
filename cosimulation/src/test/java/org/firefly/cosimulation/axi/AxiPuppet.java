package org.firefly.cosimulation.axi;

import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * A master played by the test: what the test writes to a field leaves at the port {@code mem_X} of
 * the same name. The answers of the memory are inputs of the design and can be read where they
 * arrive.
 */
final class AxiPuppet extends Module {
  final UInt arvalid = driven("arvalid", 1);
  final UInt araddr = driven("araddr", 40);
  final UInt arlen = driven("arlen", 8);
  final UInt arsize = driven("arsize", 3);
  final UInt arburst = driven("arburst", 2);
  final UInt arid = driven("arid", 4);
  final UInt rready = driven("rready", 1);
  final UInt awvalid = driven("awvalid", 1);
  final UInt awaddr = driven("awaddr", 40);
  final UInt awlen = driven("awlen", 8);
  final UInt awsize = driven("awsize", 3);
  final UInt awburst = driven("awburst", 2);
  final UInt awid = driven("awid", 4);
  final UInt wvalid = driven("wvalid", 1);
  final UInt wdata = driven("wdata", 128);
  final UInt wstrb = driven("wstrb", 16);
  final UInt wlast = driven("wlast", 1);
  final UInt bready = driven("bready", 1);

  final UInt arready = answered("arready", 1);
  final UInt rvalid = answered("rvalid", 1);
  final UInt rdata = answered("rdata", 128);
  final UInt rresp = answered("rresp", 2);
  final UInt rlast = answered("rlast", 1);
  final UInt rid = answered("rid", 4);
  final UInt awready = answered("awready", 1);
  final UInt wready = answered("wready", 1);
  final UInt bvalid = answered("bvalid", 1);
  final UInt bresp = answered("bresp", 2);
  final UInt bid = answered("bid", 4);

  AxiPuppet() {
    // Nothing in here needs them, but the memory does.
    clock();
    reset();
  }

  private UInt driven(String name, int bits) {
    UInt given = input("t_" + name, uint(bits));
    output("mem_" + name, uint(bits)).set(given);
    return given;
  }

  private UInt answered(String name, int bits) {
    return input("mem_" + name, uint(bits));
  }
}
