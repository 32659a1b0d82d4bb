package org.firefly.events.frames;

import java.util.OptionalLong;

/**
 * The slicing of SpikingJelly's neuromorphic data sets, as version 2.0.0 does it ({@code
 * spikingjelly/datasets/utils.py}): borders are reckoned in whole numbers, and the last frame takes
 * all that is left. Where SpikingJelly fails because a frame would be empty, it is empty here.
 */
final class SpikingJellySlicing {
  private SpikingJellySlicing() {}

  /** {@code split_by='number'}: frames of an equal number of events. */
  record Number(long frames) implements Slicing {
    @Override
    public Windows windows(Extent extent) {
      return new Windows.Gapless(frames, false, 0, Math.floorDiv(extent.events(), frames));
    }

    @Override
    public OptionalLong fixedCount() {
      return OptionalLong.of(frames);
    }
  }

  /** {@code split_by='time'}: frames of equal duration. */
  record Time(long frames) implements Slicing {
    @Override
    public Windows windows(Extent extent) {
      double length = Math.floorDiv(extent.duration(), frames);
      return new Windows.Gapless(frames, true, extent.first(), length);
    }

    @Override
    public OptionalLong fixedCount() {
      return OptionalLong.of(frames);
    }
  }

  /** {@code duration}: as many frames of the given microseconds as the recording needs. */
  record Duration(long microseconds) implements Slicing {
    @Override
    public Windows windows(Extent extent) {
      long frames = (long) Math.ceil((double) extent.duration() / microseconds);
      return new Windows.Gapless(Math.max(frames, 1), true, extent.first(), microseconds);
    }

    @Override
    public OptionalLong fixedCount() {
      return OptionalLong.empty();
    }
  }
}
