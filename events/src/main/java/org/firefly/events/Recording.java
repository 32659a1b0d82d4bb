package org.firefly.events;

import java.util.Objects;
import java.util.Optional;

/**
 * What a file says about its recording before the first event.
 *
 * @param format name of the format, such as {@code EVT3}
 * @param sensor size of the sensor, empty if neither file nor options say it
 * @param start when the recording began, in the file's own words
 * @param camera name of the camera or its source
 */
public record Recording(
    String format, Optional<SensorSize> sensor, Optional<String> start, Optional<String> camera) {
  public Recording {
    Objects.requireNonNull(format);
    Objects.requireNonNull(sensor);
    Objects.requireNonNull(start);
    Objects.requireNonNull(camera);
  }

  /** A recording of which only the format is known. */
  public static Recording of(String format) {
    return new Recording(format, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same recording with a sensor of the given size. */
  public Recording withSensor(SensorSize size) {
    return new Recording(format, Optional.of(size), start, camera);
  }

  /** The same recording with the words of the file about its start. */
  public Recording withStart(String words) {
    return new Recording(format, sensor, Optional.of(words), camera);
  }

  /** The same recording with a name of the camera. */
  public Recording withCamera(String name) {
    return new Recording(format, sensor, start, Optional.of(name));
  }
}
