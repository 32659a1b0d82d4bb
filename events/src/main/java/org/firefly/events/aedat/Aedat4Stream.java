package org.firefly.events.aedat;

import java.util.Optional;
import org.firefly.events.SensorSize;

/**
 * A stream of an AEDAT 4 file.
 *
 * @param type four letters, {@code EVTS} for events
 * @param size of the sensor
 * @param camera its name
 */
record Aedat4Stream(String type, Optional<SensorSize> size, Optional<String> camera) {
  static final String EVENTS = "EVTS";

  boolean isOfEvents() {
    return type.equals(EVENTS);
  }
}
