package org.firefly.host.samples;

import java.util.OptionalDouble;
import org.firefly.architecture.program.FeatureMap;

/**
 * Currents that are rounded to multiples of a step when they are quantised.
 *
 * @param stored the currents as they are
 * @param size current of one step
 */
record RoundedCurrents(CurrentSource stored, double size) implements CurrentSource {
  @Override
  public int count() {
    return stored.count();
  }

  @Override
  public FeatureMap map() {
    return stored.map();
  }

  @Override
  public OptionalDouble step() {
    return OptionalDouble.of(size);
  }

  @Override
  public void read(int sample, double[] target) {
    stored.read(sample, target);
  }
}
