package org.firefly.accelerator.control;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * What the engine tells its control in every clock.
 *
 * @param badDescriptor the next layer cannot be executed
 * @param badPassTable a pass table contradicts its descriptor
 * @param badAddress an address outside of base and limit was asked for
 * @param spikeReadError the memory answered a spike read with an error
 * @param weightReadError the memory answered a weight read with an error
 * @param writeError the memory answered a write with an error
 * @param overflow a membrane left its range
 * @param layerDone a layer is done: its last write was acknowledged
 * @param allDone all layers are done
 * @param progress something moved: a position entered the array, or a beat or response came
 * @param idle no burst is under way
 * @param waits mask of {@link org.firefly.architecture.isa.CoreStatus.Wait}
 * @param busy a position entered the array
 * @param weightStall the array waited for a tile
 * @param spikeStall the array waited for spikes
 * @param outputStall the array waited for room for its output
 * @param newLayer a descriptor was taken or refused
 * @param layer with {@code newLayer}: its LAYER, 12 bits
 */
public record CoreEvents(
    Bool badDescriptor,
    Bool badPassTable,
    Bool badAddress,
    Bool spikeReadError,
    Bool weightReadError,
    Bool writeError,
    Bool overflow,
    Bool layerDone,
    Bool allDone,
    Bool progress,
    Bool idle,
    UInt waits,
    Bool busy,
    Bool weightStall,
    Bool spikeStall,
    Bool outputStall,
    Bool newLayer,
    UInt layer)
    implements Bundle {
  /** Bits of {@link #waits}. */
  public static final int WAITS = org.firefly.architecture.isa.CoreStatus.Wait.values().length;

  /** The type. */
  public static DataType<CoreEvents> type() {
    return bundle(
        CoreEvents.class,
        member("waits", uint(WAITS)),
        member("layer", uint(CoreRegisters.LAYER_BITS)));
  }
}
