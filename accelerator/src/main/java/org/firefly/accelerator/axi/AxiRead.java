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
 * The read channels of an AXI4 port, seen from the master: {@code output} makes a master, {@code
 * input} a slave. There are no ids, so answers come in the order of the requests.
 *
 * @param arvalid a burst is requested
 * @param arready the request is taken
 * @param araddr address of its first byte, 40 bits
 * @param arlen beats less one, 8 bits
 * @param arsize log2 of the bytes in a beat, 3 bits
 * @param arburst kind of burst, 2 bits
 * @param arcache memory attributes, 4 bits
 * @param arprot protection, 3 bits
 * @param rvalid a beat is there
 * @param rready it is taken
 * @param rdata its bytes, the first in the lowest bits
 * @param rresp its response, 2 bits, 0 when all is well
 * @param rlast it is the last of its burst
 */
public record AxiRead(
    Bool arvalid,
    @Flipped Bool arready,
    @Width(AcceleratorConfig.ADDRESS_BITS) UInt araddr,
    @Width(8) UInt arlen,
    @Width(3) UInt arsize,
    @Width(2) UInt arburst,
    @Width(4) UInt arcache,
    @Width(3) UInt arprot,
    @Flipped Bool rvalid,
    Bool rready,
    @Flipped UInt rdata,
    @Flipped @Width(2) UInt rresp,
    @Flipped Bool rlast)
    implements Bundle {
  /**
   * The type.
   *
   * @param dataBits width of a beat
   */
  public static DataType<AxiRead> type(int dataBits) {
    return bundle(AxiRead.class, member("rdata", uint(dataBits)));
  }

  /** Drives what is the same for all bursts of a master of this project. */
  public void setConstants() {
    arsize.set(BurstConstants.sizeOf(rdata));
    arburst.set(BurstConstants.INCREMENTING);
    arcache.set(BurstConstants.NORMAL_BUFFERABLE);
    arprot.set(BurstConstants.DATA_SECURE_UNPRIVILEGED);
  }
}
