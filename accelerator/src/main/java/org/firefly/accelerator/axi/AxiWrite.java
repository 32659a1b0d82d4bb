package org.firefly.accelerator.axi;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.field;
import static org.firefly.hdl.Hardware.flipped;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * The write channels of an AXI4 port, seen from the master: {@code output} makes a master, {@code
 * input} a slave. There are no ids, so responses come in the order of the requests.
 *
 * @param awvalid a burst is announced
 * @param awready the announcement is taken
 * @param awaddr address of its first byte, 40 bits
 * @param awlen beats less one, 8 bits
 * @param awsize log2 of the bytes in a beat, 3 bits
 * @param awburst kind of burst, 2 bits
 * @param awcache memory attributes, 4 bits
 * @param awprot protection, 3 bits
 * @param wvalid a beat is there
 * @param wready it is taken
 * @param wdata its bytes, the first in the lowest bits
 * @param wstrb one bit per byte that is to be written
 * @param wlast it is the last of its burst
 * @param bvalid a burst has been written
 * @param bready the response is taken
 * @param bresp the response, 2 bits, 0 when all is well
 */
public record AxiWrite(
    Bool awvalid,
    Bool awready,
    UInt awaddr,
    UInt awlen,
    UInt awsize,
    UInt awburst,
    UInt awcache,
    UInt awprot,
    Bool wvalid,
    Bool wready,
    UInt wdata,
    UInt wstrb,
    Bool wlast,
    Bool bvalid,
    Bool bready,
    UInt bresp)
    implements Bundle {
  /**
   * The type.
   *
   * @param dataBits width of a beat
   */
  public static DataType<AxiWrite> type(int dataBits) {
    return bundle(
        () ->
            new AxiWrite(
                field(bool()),
                flipped(bool()),
                field(uint(AcceleratorConfig.ADDRESS_BITS)),
                field(uint(8)),
                field(uint(3)),
                field(uint(2)),
                field(uint(4)),
                field(uint(3)),
                field(bool()),
                flipped(bool()),
                field(uint(dataBits)),
                field(uint(dataBits / 8)),
                field(bool()),
                flipped(bool()),
                field(bool()),
                flipped(uint(2))));
  }

  /** Drives what is the same for all bursts of a master of this project. */
  public void setConstants() {
    awsize.set(BurstConstants.sizeOf(wdata));
    awburst.set(BurstConstants.INCREMENTING);
    awcache.set(BurstConstants.NORMAL_BUFFERABLE);
    awprot.set(BurstConstants.DATA_SECURE_UNPRIVILEGED);
  }
}
