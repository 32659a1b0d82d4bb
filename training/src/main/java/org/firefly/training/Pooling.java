package org.firefly.training;

import java.util.Arrays;

/** 2x2 max pooling of one map of spikes; an odd last row or column is dropped. */
final class Pooling {
  private Pooling() {}

  /** Fills and returns {@code or}, [height / 2, width / 2]. */
  static float[] or(float[] spikes, float[] or, int height, int width) {
    int o = 0;
    for (int y = 0; y + 1 < height; y += 2) {
      for (int i = y * width; i + 1 < y * width + width; i += 2) {
        float upper = Math.max(spikes[i], spikes[i + 1]);
        float lower = Math.max(spikes[i + width], spikes[i + width + 1]);
        or[o++] = Math.max(upper, lower);
      }
    }
    return or;
  }

  /**
   * Sets {@code to} to the gradient of each block at its highest membrane, and to zero elsewhere.
   */
  static void spread(float[] gradient, float[] membranes, float[] to, int height, int width) {
    Arrays.fill(to, 0);
    int o = 0;
    for (int y = 0; y + 1 < height; y += 2) {
      for (int i = y * width; i + 1 < y * width + width; i += 2) {
        int upper = membranes[i] >= membranes[i + 1] ? i : i + 1;
        int below = i + width;
        int lower = membranes[below] >= membranes[below + 1] ? below : below + 1;
        to[membranes[upper] >= membranes[lower] ? upper : lower] = gradient[o++];
      }
    }
  }
}
