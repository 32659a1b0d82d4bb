package org.firefly.runtime.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.firefly.host.file.HostException;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.host.npy.NpyType;
import org.firefly.runtime.DeviceException;

/** Compares results with those of the bit-exact simulator. */
final class Expectation {
  private Expectation() {}

  /**
   * Compares.
   *
   * @param file int32 [N,classes]
   * @param results [N][classes]
   * @throws HostException when the file is of another type or shape
   * @throws DeviceException naming the first difference
   */
  static void check(Path file, int[][] results) {
    try (NpyReader reader = NpyReader.open(file)) {
      checkShape(reader, results);
      NpyArray expected = reader.readAll();
      int at = 0;
      for (int sample = 0; sample < results.length; sample++) {
        for (int value = 0; value < results[sample].length; value++) {
          if (expected.longAt(at) != results[sample][value]) {
            throw new DeviceException(
                String.format(
                    Locale.ROOT,
                    "Sample %d, class %d: the device gave %d, but the simulator %d; check the clock and the bitstream, and report it if both are right.",
                    sample,
                    value,
                    results[sample][value],
                    expected.longAt(at)));
          }
          at++;
        }
      }
    }
  }

  private static void checkShape(NpyReader reader, int[][] results) {
    long[] shape = {results.length, results[0].length};
    if (reader.type() != NpyType.INT32 || !Arrays.equals(reader.shape(), shape)) {
      throw new HostException(
          "%s holds %s %s, but the samples give INT32 %s; unpack the package again."
              .formatted(
                  reader.file(),
                  reader.type(),
                  Arrays.toString(reader.shape()),
                  Arrays.toString(shape)));
    }
  }
}
