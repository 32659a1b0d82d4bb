package org.firefly.accelerator.axi;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.field;
import static org.firefly.hdl.Hardware.flipped;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

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
    Bool awready,
    UInt awaddr,
    Bool wvalid,
    Bool wready,
    UInt wdata,
    UInt wstrb,
    Bool bvalid,
    Bool bready,
    UInt bresp,
    Bool arvalid,
    Bool arready,
    UInt araddr,
    Bool rvalid,
    Bool rready,
    UInt rdata,
    UInt rresp)
    implements Bundle {
  /**
   * The type.
   *
   * @param addressBits width of the byte addresses
   */
  public static DataType<AxiLite> type(int addressBits) {
    return bundle(
        () ->
            new AxiLite(
                field(bool()),
                flipped(bool()),
                field(uint(addressBits)),
                field(bool()),
                flipped(bool()),
                field(uint(32)),
                field(uint(4)),
                flipped(bool()),
                field(bool()),
                flipped(uint(2)),
                field(bool()),
                flipped(bool()),
                field(uint(addressBits)),
                flipped(bool()),
                field(bool()),
                flipped(uint(32)),
                flipped(uint(2))));
  }
}
