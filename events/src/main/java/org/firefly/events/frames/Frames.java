package org.firefly.events.frames;

import org.firefly.events.SensorSize;

/**
 * All frames of a sample.
 *
 * @param counts events per pixel, index order t, polarity, y, x
 * @param timeSteps T
 * @param channels 2, or 1 if polarities are merged
 * @param size rows and columns
 */
public record Frames(int[] counts, int timeSteps, int channels, SensorSize size) {
  /** Values of one frame. */
  public int frameLength() {
    return channels * size.width() * size.height();
  }

  /** Largest count. */
  public int maximum() {
    int maximum = 0;
    for (int count : counts) {
      maximum = Math.max(maximum, count);
    }
    return maximum;
  }
}
