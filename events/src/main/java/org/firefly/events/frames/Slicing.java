package org.firefly.events.frames;

import java.util.OptionalDouble;
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

  /**
   * Length in microseconds of frames that follow each other from the first event on, whatever comes
   * later; empty for cuts that need to know where a recording ends.
   */
  default OptionalDouble step() {
    return OptionalDouble.empty();
  }
}
