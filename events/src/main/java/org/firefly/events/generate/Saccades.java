package org.firefly.events.generate;

/**
 * The way of the picture over the sensor: along the sides of a triangle and back to where it began,
 * one side per saccade, at constant speed. N-MNIST's camera was moved so; source: G. Orchard et
 * al., "Converting Static Image Datasets to Spiking Neuromorphic Datasets Using Saccades", 2015.
 *
 * @param amplitude half of the triangle's height and of its base, in pixels of the sensor
 * @param saccadeMicroseconds time of one side
 */
public record Saccades(double amplitude, int saccadeMicroseconds) {
  /** Three saccades of 100 ms. */
  public static final Saccades DEFAULT = new Saccades(2, 100_000);

  private static final double[] CORNERS_X = {-1, 0, 1, -1};
  private static final double[] CORNERS_Y = {1, -1, 1, 1};
  private static final int SIDES = 3;

  public Saccades {
    if (amplitude < 0 || saccadeMicroseconds < 1) {
      throw new IllegalArgumentException("impossible saccades");
    }
  }

  /** Time of all saccades in microseconds. */
  public long duration() {
    return (long) SIDES * saccadeMicroseconds;
  }

  /** How far the picture is to the right of the middle at a time from 0 to the duration. */
  double x(double time) {
    return at(CORNERS_X, time);
  }

  /** How far the picture is below the middle. */
  double y(double time) {
    return at(CORNERS_Y, time);
  }

  private double at(double[] corners, double time) {
    int side = (int) Math.min(time / saccadeMicroseconds, SIDES - 1);
    double share = time / saccadeMicroseconds - side;
    return amplitude * (corners[side] + share * (corners[side + 1] - corners[side]));
  }
}
