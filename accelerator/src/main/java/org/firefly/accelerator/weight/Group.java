package org.firefly.accelerator.weight;

import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.field;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * An output group whose passes have been counted.
 *
 * @param extent passes and time steps
 * @param resident its tiles stay in the ring for all time steps
 * @param lastOfLayer last group of its layer
 * @param weightOffset byte offset of its first tile
 * @param parameterOffset byte offset of its biases and thresholds
 */
record Group(
    GroupExtent extent, Bool resident, Bool lastOfLayer, UInt weightOffset, UInt parameterOffset)
    implements Bundle {

  /**
   * What the fetcher needs to know.
   *
   * @param extent tiles, and how many times they are fetched
   * @param weightOffset byte offset of the first tile
   * @param parameterOffset byte offset of biases and thresholds
   */
  record Fetch(GroupExtent extent, UInt weightOffset, UInt parameterOffset) implements Bundle {
    static DataType<Fetch> type(WeightSizes sizes) {
      return bundle(
          () ->
              new Fetch(
                  field(GroupExtent.type(sizes)),
                  field(uint(OFFSET_BITS)),
                  field(uint(OFFSET_BITS))));
    }
  }

  /**
   * What the feeder of the array needs to know.
   *
   * @param extent passes and time steps
   * @param resident the tiles stay in the ring for all time steps
   */
  record Feed(GroupExtent extent, Bool resident) implements Bundle {
    static DataType<Feed> type(WeightSizes sizes) {
      return bundle(() -> new Feed(field(GroupExtent.type(sizes)), field(bool())));
    }
  }

  /**
   * What the player of pass commands needs to know.
   *
   * @param extent passes and time steps
   * @param lastOfLayer last group of its layer
   */
  record Play(GroupExtent extent, Bool lastOfLayer) implements Bundle {
    static DataType<Play> type(WeightSizes sizes) {
      return bundle(() -> new Play(field(GroupExtent.type(sizes)), field(bool())));
    }
  }

  static DataType<Group> type(WeightSizes sizes) {
    return bundle(
        () ->
            new Group(
                field(GroupExtent.type(sizes)),
                field(bool()),
                field(bool()),
                field(uint(OFFSET_BITS)),
                field(uint(OFFSET_BITS))));
  }
}
