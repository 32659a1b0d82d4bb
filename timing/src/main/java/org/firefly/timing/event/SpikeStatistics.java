package org.firefly.timing.event;

import java.util.Random;
import org.firefly.architecture.program.FeatureMap;

/**
 * How busy the inputs of a layer are, and how often the same input fires again.
 *
 * @param density share of the inputs and time steps that have a spike, 0 to 1
 * @param spikesPerUnion mean number of spikes of an input that fires at all in the T steps, 1 to T
 */
public record SpikeStatistics(double density, double spikesPerUnion) {
  public SpikeStatistics {
    if (!(density >= 0 && density <= 1)) {
      throw new IllegalArgumentException("A density must be 0 to 1, not " + density + ".");
    }
    if (!(spikesPerUnion >= 1)) {
      throw new IllegalArgumentException(
          "An input that fires has at least 1 spike, not " + spikesPerUnion + ".");
    }
  }

  /** Share of the inputs that fire in at least one of so many steps. */
  public double union(int timeSteps) {
    return density * timeSteps / spikesPerUnion;
  }

  /**
   * Draws spikes. An input fires at all with the probability {@link #union}; it then has one spike
   * for certain and each of the others with the same probability, in random steps. Inputs are
   * independent of each other.
   *
   * @return {@code [t][c][y][x]}
   * @throws IllegalArgumentException if no spikes can have these statistics over so many steps
   */
  public boolean[][][][] draw(Random random, int timeSteps, FeatureMap map) {
    if (spikesPerUnion > timeSteps || union(timeSteps) > 1) {
      throw new IllegalArgumentException(
          "A density of "
              + density
              + " with "
              + spikesPerUnion
              + " spikes per input that fires cannot be had in "
              + timeSteps
              + " time steps.");
    }
    double again = timeSteps == 1 ? 0 : (spikesPerUnion - 1) / (timeSteps - 1);
    boolean[][][][] spikes = new boolean[timeSteps][map.channels()][map.height()][map.width()];
    for (int c = 0; c < map.channels(); c++) {
      for (int position = 0; position < map.positions(); position++) {
        if (random.nextDouble() < union(timeSteps)) {
          int certain = random.nextInt(timeSteps);
          for (int t = 0; t < timeSteps; t++) {
            spikes[t][c][position / map.width()][position % map.width()] =
                t == certain || random.nextDouble() < again;
          }
        }
      }
    }
    return spikes;
  }
}
