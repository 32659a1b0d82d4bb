package org.firefly.events.frames;

import java.util.List;
import java.util.OptionalLong;
import org.firefly.events.EventException;
import org.firefly.events.SensorSize;

/**
 * How recordings become frames.
 *
 * @param text what the user wrote
 * @param transforms in their order, before the events are counted
 * @param slicing where frames begin and end
 * @param merged whether both polarities are counted in one channel instead of two: 0 for darker, 1
 *     for brighter, as tonic, SpikingJelly and Sinabs order them
 * @param clipped whether counts above 1 become 1
 * @param frames how many frames every sample gets, whatever the slicing gives: missing ones are
 *     empty, those too many are left out; empty for as many as there are
 */
public record FrameSpec(
    String text,
    List<Transform> transforms,
    Slicing slicing,
    boolean merged,
    boolean clipped,
    OptionalLong frames) {
  public FrameSpec {
    transforms = List.copyOf(transforms);
  }

  /**
   * Reads a text such as {@code denoise=10ms+tonic:n_time_bins=16+clip}; the grammar stands in
   * {@link FrameSpecParser}.
   *
   * @throws EventException naming the part that cannot be used and what it might be
   */
  public static FrameSpec parse(String text) {
    return new FrameSpecParser(text).parse();
  }

  /** Channels of a frame. */
  public int channels() {
    return merged ? 1 : 2;
  }

  /** Number of frames of every sample; empty if it depends on the recording. */
  public OptionalLong fixedCount() {
    return frames.isPresent() ? frames : slicing.fixedCount();
  }

  /** The same with a fixed number of frames. */
  public FrameSpec withFrames(long count) {
    String longer = text + "+frames=" + count;
    return new FrameSpec(longer, transforms, slicing, merged, clipped, OptionalLong.of(count));
  }

  /** The same with counts above 1 clipped to 1. */
  public FrameSpec asClipped() {
    return clipped
        ? this
        : new FrameSpec(text + "+clip", transforms, slicing, merged, true, frames);
  }

  /**
   * Rows and columns of a frame.
   *
   * @throws EventException if a transform does not fit the sensor
   */
  public SensorSize frameSize(SensorSize sensor) {
    SensorSize size = sensor;
    for (Transform transform : transforms) {
      size = transform.sensor(size);
    }
    return size;
  }
}
