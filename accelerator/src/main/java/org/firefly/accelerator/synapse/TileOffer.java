package org.firefly.accelerator.synapse;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.field;
import static org.firefly.hdl.Hardware.flipped;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;

/**
 * Agreement on the next tile, which is taken in a clock in which both are true. From then on the
 * source answers requests for its P rows, one after the other.
 *
 * @param valid whether the source holds the whole next tile
 * @param ready whether the array can begin to load it; runs against the offer
 */
public record TileOffer(Bool valid, Bool ready) implements Bundle {
  /** The type. */
  public static DataType<TileOffer> type() {
    return bundle(() -> new TileOffer(field(bool()), flipped(bool())));
  }
}
