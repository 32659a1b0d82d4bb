package org.firefly.accelerator.axi;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Flipped;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * An AXI4-Lite port with 32 bits of data, seen from the master: {@code input} makes a slave.
 *
 * @param awvalid a write address is there
 * @param awready it is taken
 * @param awaddr byte address of the register
 * @param wvalid data is there
 * @param wready it is taken
 * @param wdata 32 bits
 * @param wstrb one bit per byte that is to be written
 * @param bvalid the write is done
 * @param bready the response is taken
 * @param bresp the response, 2 bits, 0 when all is well
 * @param arvalid a read address is there
 * @param arready it is taken
 * @param araddr byte address of the register
 * @param rvalid the answer is there
 * @param rready it is taken
 * @param rdata 32 bits
 * @param rresp the response, 2 bits, 0 when all is well
 */
public record AxiLite(
    Bool awvalid,
    @Flipped Bool awready,
    UInt awaddr,
    Bool wvalid,
    @Flipped Bool wready,
    @Width(32) UInt wdata,
    @Width(4) UInt wstrb,
    @Flipped Bool bvalid,
    Bool bready,
    @Flipped @Width(2) UInt bresp,
    Bool arvalid,
    @Flipped Bool arready,
    UInt araddr,
    @Flipped Bool rvalid,
    Bool rready,
    @Flipped @Width(32) UInt rdata,
    @Flipped @Width(2) UInt rresp)
    implements Bundle {
  /**
   * The type.
   *
   * @param addressBits width of the byte addresses
   */
  public static DataType<AxiLite> type(int addressBits) {
    return bundle(
        AxiLite.class, member("awaddr", uint(addressBits)), member("araddr", uint(addressBits)));
  }
}
