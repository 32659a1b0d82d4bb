package org.firefly.accelerator.weight;

import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

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
    GroupExtent extent,
    Bool resident,
    Bool lastOfLayer,
    @Width(OFFSET_BITS) UInt weightOffset,
    @Width(OFFSET_BITS) UInt parameterOffset)
    implements Bundle {

  /**
   * What the fetcher needs to know.
   *
   * @param extent tiles, and how many times they are fetched
   * @param weightOffset byte offset of the first tile
   * @param parameterOffset byte offset of biases and thresholds
   */
  record Fetch(
      GroupExtent extent,
      @Width(OFFSET_BITS) UInt weightOffset,
      @Width(OFFSET_BITS) UInt parameterOffset)
      implements Bundle {
    static DataType<Fetch> type(WeightSizes sizes) {
      return bundle(Fetch.class, member("extent", GroupExtent.type(sizes)));
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
      return bundle(Feed.class, member("extent", GroupExtent.type(sizes)));
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
      return bundle(Play.class, member("extent", GroupExtent.type(sizes)));
    }
  }

  static DataType<Group> type(WeightSizes sizes) {
    return bundle(Group.class, member("extent", GroupExtent.type(sizes)));
  }
}
