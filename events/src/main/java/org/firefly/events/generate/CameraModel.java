package org.firefly.events.generate;

import org.firefly.events.SensorSize;

/**
 * An ideal event camera in front of a screen. Each pixel remembers the logarithm of the brightness
 * at its last event and emits an event when the present one differs by its contrast threshold,
 * which is the usual model; see G. Gallego et al., "Event-based Vision: A Survey", 2020, section 2.
 *
 * @param sensor size of the sensor
 * @param threshold mean contrast threshold in natural logarithms
 * @param mismatch standard deviation of the pixels' thresholds as a share of the mean
 * @param darkness brightness that is added everywhere, as a share of white, so that black has a
 *     logarithm
 * @param noiseRate events per pixel and second that nothing caused
 */
public record CameraModel(
    SensorSize sensor, double threshold, double mismatch, double darkness, double noiseRate) {
  /**
   * The model that the documentation's figures were made with, on a sensor of 34 x 34 as N-MNIST.
   */
  public static final CameraModel DEFAULT =
      new CameraModel(new SensorSize(34, 34), 0.35, 0.03, 0.1, 0.1);

  public CameraModel {
    if (threshold < 0.01 || mismatch < 0 || mismatch > 0.3 || darkness <= 0 || noiseRate < 0) {
      throw new IllegalArgumentException("impossible model of a camera");
    }
  }

  /** The same camera with another sensor. */
  public CameraModel withSensor(SensorSize size) {
    return new CameraModel(size, threshold, mismatch, darkness, noiseRate);
  }
}
