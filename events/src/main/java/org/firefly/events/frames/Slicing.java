package org.firefly.events.frames;

import java.util.OptionalLong;

/**
 * A convention by which a recording is cut into frames. Doubles hold every time up to 2^53 us
 * exactly, and the tools reckon with them as well.
 */
public interface Slicing {
  /** The frames of a recording. */
  Windows windows(Extent extent);

  /** Number of frames that every recording gives; empty if it depends on the recording. */
  OptionalLong fixedCount();
}
