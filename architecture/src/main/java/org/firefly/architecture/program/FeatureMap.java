package org.firefly.architecture.program;

import org.firefly.architecture.ConfigurationException;

/**
 * Shape of a feature map without time and batch.
 *
 * @param channels C, at least 1
 * @param height H in positions, at least 1
 * @param width W in positions, at least 1
 */
public record FeatureMap(int channels, int height, int width) {
  public FeatureMap {
    if (channels < 1 || height < 1 || width < 1) {
      throw new ConfigurationException(
          "A feature map must have at least one channel, row and column, not "
              + channels
              + "x"
              + height
              + "x"
              + width
              + ".");
    }
  }

  /** Positions of one plane: H x W. */
  public int positions() {
    return height * width;
  }

  /** Neurons of the map: C x H x W. */
  public int size() {
    return channels * positions();
  }

  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}
