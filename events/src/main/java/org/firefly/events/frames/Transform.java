package org.firefly.events.frames;

import org.firefly.events.EventBatch;
import org.firefly.events.SensorSize;

/** Changes or drops events before they are counted. */
public interface Transform {
  /**
   * Size of the sensor behind the transform.
   *
   * @throws org.firefly.events.EventException if a sensor is too small for it
   */
  SensorSize sensor(SensorSize before);

  /**
   * Begins a recording.
   *
   * @param before size of the sensor before the transform
   * @param start time of the recording's first event in microseconds
   */
  Stage begin(SensorSize before, long start);

  /** A transform at work on one recording. */
  @FunctionalInterface
  interface Stage {
    /** Changes the events of a batch in place, and removes those that are dropped. */
    void apply(EventBatch batch);
  }
}
