package org.firefly.accelerator.synapse;

import static org.firefly.hdl.Hardware.bundle;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Flipped;

/**
 * Agreement on the next tile, which is taken in a clock in which both are true. From then on the
 * source answers requests for its P rows, one after the other.
 *
 * @param valid whether the source holds the whole next tile
 * @param ready whether the array can begin to load it; runs against the offer
 */
public record TileOffer(Bool valid, @Flipped Bool ready) implements Bundle {
  /** The type. */
  public static DataType<TileOffer> type() {
    return bundle(TileOffer.class);
  }
}
