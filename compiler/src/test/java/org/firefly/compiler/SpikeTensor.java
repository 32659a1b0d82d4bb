package org.firefly.compiler;

import java.util.Arrays;
import java.util.Random;
import org.firefly.architecture.program.FeatureMap;

/** Spikes of a batch, index order n, t, c, y, x. */
record SpikeTensor(int samples, int timeSteps, FeatureMap map, boolean[] values) {
  static SpikeTensor empty(int samples, int timeSteps, FeatureMap map) {
    return new SpikeTensor(samples, timeSteps, map, new boolean[samples * timeSteps * map.size()]);
  }

  static SpikeTensor random(Random random, int samples, int timeSteps, FeatureMap map) {
    SpikeTensor spikes = empty(samples, timeSteps, map);
    double density = random.nextDouble();
    for (int i = 0; i < spikes.values.length; i++) {
      spikes.values[i] = random.nextDouble() < density;
    }
    return spikes;
  }

  boolean get(int n, int t, int c, int y, int x) {
    return values[index(n, t, c, y, x)];
  }

  void set(int n, int t, int c, int y, int x, boolean spike) {
    values[index(n, t, c, y, x)] = spike;
  }

  /** Takes over the spikes of another map, from one channel on and some steps late. */
  void put(SpikeTensor other, int firstChannel, int delay) {
    int positions = map.positions();
    for (int n = 0; n < samples; n++) {
      for (int t = delay; t < timeSteps; t++) {
        for (int i = 0; i < other.map.size(); i++) {
          int to = ((n * timeSteps + t) * map.channels() + firstChannel) * positions + i;
          values[to] = other.values[(n * timeSteps + t - delay) * other.map.size() + i];
        }
      }
    }
  }

  private int index(int n, int t, int c, int y, int x) {
    return (((n * timeSteps + t) * map.channels() + c) * map.height() + y) * map.width() + x;
  }

  /** Spikes of one sample and step as numbers, in the order c, y, x. */
  double[] step(int n, int t) {
    double[] step = new double[map.size()];
    Arrays.setAll(step, i -> values[(n * timeSteps + t) * map.size() + i] ? 1 : 0);
    return step;
  }

  @Override
  public String toString() {
    return samples + "x" + timeSteps + "x" + map + " spikes";
  }
}
