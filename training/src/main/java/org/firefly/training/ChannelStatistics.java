package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/**
 * Mean and variance of every channel over samples and positions.
 *
 * @param mean one per channel
 * @param variance one per channel, of the whole batch (divided by its size)
 */
record ChannelStatistics(float[] mean, float[] variance) {
  /** Those of maps [B, C, H, W]. */
  static ChannelStatistics of(NDArray maps) {
    Shape shape = maps.getShape();
    int channels = Math.toIntExact(shape.get(1));
    float[] map = new float[Math.toIntExact(shape.get(2) * shape.get(3))];
    double[] sums = new double[channels];
    double[] squares = new double[channels];
    FloatBuffer values = Parameter.view(maps);
    for (int i = 0; values.hasRemaining(); i++) {
      values.get(map);
      for (float value : map) {
        sums[i % channels] += value;
        squares[i % channels] += (double) value * value;
      }
    }
    double count = (double) shape.get(0) * map.length;
    float[] mean = new float[channels];
    float[] variance = new float[channels];
    for (int c = 0; c < channels; c++) {
      mean[c] = (float) (sums[c] / count);
      variance[c] = (float) Math.max(0, squares[c] / count - (sums[c] / count) * (sums[c] / count));
    }
    return new ChannelStatistics(mean, variance);
  }
}
