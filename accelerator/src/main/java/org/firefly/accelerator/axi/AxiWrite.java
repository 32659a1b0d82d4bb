package org.firefly.accelerator.axi;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Flipped;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

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
    @Flipped Bool awready,
    @Width(AcceleratorConfig.ADDRESS_BITS) UInt awaddr,
    @Width(8) UInt awlen,
    @Width(3) UInt awsize,
    @Width(2) UInt awburst,
    @Width(4) UInt awcache,
    @Width(3) UInt awprot,
    Bool wvalid,
    @Flipped Bool wready,
    UInt wdata,
    UInt wstrb,
    Bool wlast,
    @Flipped Bool bvalid,
    Bool bready,
    @Flipped @Width(2) UInt bresp)
    implements Bundle {
  /**
   * The type.
   *
   * @param dataBits width of a beat
   */
  public static DataType<AxiWrite> type(int dataBits) {
    return bundle(
        AxiWrite.class, member("wdata", uint(dataBits)), member("wstrb", uint(dataBits / 8)));
  }

  /** Drives what is the same for all bursts of a master of this project. */
  public void setConstants() {
    awsize.set(BurstConstants.sizeOf(wdata));
    awburst.set(BurstConstants.INCREMENTING);
    awcache.set(BurstConstants.NORMAL_BUFFERABLE);
    awprot.set(BurstConstants.DATA_SECURE_UNPRIVILEGED);
  }
}
