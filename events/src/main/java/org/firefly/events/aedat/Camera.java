package org.firefly.events.aedat;

import java.util.Locale;
import java.util.Optional;
import org.firefly.events.SensorSize;

/** Cameras that headers name without saying their size. */
enum Camera {
  DVS128(128, 128),
  DAVIS128(128, 128),
  DAVIS208(208, 192),
  DAVIS240(240, 180),
  DAVIS346(346, 260),
  DAVIS640(640, 480);

  private final SensorSize size;

  Camera(int width, int height) {
    size = new SensorSize(width, height);
  }

  SensorSize size() {
    return size;
  }

  /**
   * The camera whose name is in a line of a header, such as {@code Davis346B} or {@code DVS128}.
   */
  static Optional<Camera> in(String line) {
    String upper = line.toUpperCase(Locale.ROOT);
    for (Camera camera : values()) {
      if (upper.contains(camera.name())) {
        return Optional.of(camera);
      }
    }
    return Optional.empty();
  }
}
