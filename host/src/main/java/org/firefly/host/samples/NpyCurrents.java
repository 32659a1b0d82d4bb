package org.firefly.host.samples;

import java.util.OptionalDouble;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.host.file.HostException;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;

/**
 * Currents in a .npy file.
 *
 * @param unit current of a stored 1
 * @param step as {@link CurrentSource#step} has it
 */
record NpyCurrents(NpyReader reader, int count, FeatureMap map, double unit, OptionalDouble step)
    implements CurrentSource {
  /**
   * Currents as they are stored. They are multiples of 1 if all are whole numbers of 16 bits,
   * whatever the type of the elements, for which types that may hold others are read once.
   *
   * @throws HostException if a current is not finite
   */
  static NpyCurrents of(NpyReader reader, int count, FeatureMap map) {
    NpyCurrents stored = new NpyCurrents(reader, count, map, 1, OptionalDouble.empty());
    boolean narrow = reader.type().isInteger() && reader.type().bytes() <= Short.BYTES;
    return narrow || stored.areInputs() ? stored.inSteps(1) : stored;
  }

  private boolean areInputs() {
    double[] sample = new double[map.size()];
    boolean inputs = true;
    for (int i = 0; i < count && inputs; i++) {
      read(i, sample);
      for (double value : sample) {
        inputs &= isInput(value);
      }
    }
    return inputs;
  }

  private static boolean isInput(double value) {
    return value == Math.rint(value)
        && value >= HostEncoding.MIN_INPUT
        && value <= HostEncoding.MAX_INPUT;
  }

  /** Stored integers count steps; other numbers are currents that are rounded to them. */
  @Override
  public NpyCurrents inSteps(double size) {
    double newUnit = reader.type().isInteger() ? size : 1;
    return new NpyCurrents(reader, count, map, newUnit, OptionalDouble.of(size));
  }

  @Override
  public void read(int sample, double[] target) {
    NpyArray values = reader.read(sample, 1);
    for (int i = 0; i < target.length; i++) {
      target[i] = values.doubleAt(i) * unit;
      if (!Double.isFinite(target[i])) {
        throw new HostException(
            "Sample " + sample + " of " + reader.file() + " holds " + target[i] + ".");
      }
    }
  }
}
