package org.firefly.interpreter;

import java.nio.file.Path;
import java.util.Arrays;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/** Reads NumPy arrays of tests. */
final class Npy {
  private Npy() {}

  static Tensor read(Path file) {
    try (NpyReader reader = NpyReader.open(file)) {
      NpyArray array = reader.readAll();
      double[] values = new double[array.size()];
      Arrays.setAll(values, array::doubleAt);
      return Tensor.of(Shape.of(array.shape()), values);
    }
  }
}
