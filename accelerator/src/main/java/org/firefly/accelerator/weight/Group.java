package org.firefly.accelerator.weight;

import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.accelerator.channel.CoreWidths.STEP_BITS;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

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
 * @param parameterOffset byte offset of its neurons' parameters
 */
record Group(
    Extent extent,
    Bool resident,
    Bool lastOfLayer,
    @Width(OFFSET_BITS) UInt weightOffset,
    @Width(OFFSET_BITS) UInt parameterOffset)
    implements Bundle {
  /**
   * How many passes and time steps an output group has.
   *
   * @param lastPass number of passes - 1
   * @param lastStep number of time steps - 1
   */
  record Extent(UInt lastPass, @Width(STEP_BITS) UInt lastStep) implements Bundle {
    static DataType<Extent> type(WeightSizes sizes) {
      return bundle(Extent.class, member("lastPass", uint(sizes.passBits())));
    }
  }

  /**
   * What the fetcher needs to know.
   *
   * @param extent tiles, and how many times they are fetched
   * @param weightOffset byte offset of the first tile
   * @param parameterOffset byte offset of the neurons' parameters
   */
  record Fetch(
      Extent extent,
      @Width(OFFSET_BITS) UInt weightOffset,
      @Width(OFFSET_BITS) UInt parameterOffset)
      implements Bundle {
    static DataType<Fetch> type(WeightSizes sizes) {
      return bundle(Fetch.class, member("extent", Extent.type(sizes)));
    }
  }

  /**
   * What the feeder of the array needs to know.
   *
   * @param extent passes and time steps
   * @param resident the tiles stay in the ring for all time steps
   */
  record Feed(Extent extent, Bool resident) implements Bundle {
    static DataType<Feed> type(WeightSizes sizes) {
      return bundle(Feed.class, member("extent", Extent.type(sizes)));
    }
  }

  /**
   * What the player of pass commands needs to know.
   *
   * @param extent passes and time steps
   * @param lastOfLayer last group of its layer
   */
  record Play(Extent extent, Bool lastOfLayer) implements Bundle {
    static DataType<Play> type(WeightSizes sizes) {
      return bundle(Play.class, member("extent", Extent.type(sizes)));
    }
  }

  static DataType<Group> type(WeightSizes sizes) {
    return bundle(Group.class, member("extent", Extent.type(sizes)));
  }
}
