package org.firefly.testing.random;

import java.util.Random;
import org.firefly.architecture.program.FeatureMap;

/** Draws spikes, each independent of the others. */
public final class RandomSpikes {
  private RandomSpikes() {}

  /**
   * Spikes of one sample.
   *
   * @param density probability of a spike, 0 to 1
   * @return {@code [t][c][y][x]}
   */
  public static boolean[][][][] sample(
      Random random, int timeSteps, FeatureMap map, double density) {
    boolean[][][][] spikes = new boolean[timeSteps][map.channels()][map.height()][map.width()];
    for (boolean[][][] step : spikes) {
      for (boolean[][] channel : step) {
        for (boolean[] row : channel) {
          for (int x = 0; x < row.length; x++) {
            row[x] = random.nextDouble() < density;
          }
        }
      }
    }
    return spikes;
  }

  /** Spikes {@code [n][t][c][y][x]} of some samples, with one random density; at times 0 or 1. */
  static boolean[][][][][] block(Random random, BlockSize size, FeatureMap map) {
    double density = random.nextInt(10) == 0 ? random.nextInt(2) : random.nextDouble();
    boolean[][][][][] spikes = new boolean[size.samples()][][][][];
    for (int n = 0; n < spikes.length; n++) {
      spikes[n] = sample(random, size.timeSteps(), map, density);
    }
    return spikes;
  }
}
