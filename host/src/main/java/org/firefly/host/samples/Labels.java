package org.firefly.host.samples;

import java.nio.file.Path;
import org.firefly.host.file.HostException;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;

/** Reads the labels of samples. */
public final class Labels {
  private Labels() {}

  /**
   * Reads a .npy file with one integer per sample, shape [N].
   *
   * @param samples N
   * @throws HostException if the file cannot be used or holds another number of labels
   */
  public static int[] read(Path file, int samples) {
    try (NpyReader reader = NpyReader.open(file)) {
      if (!reader.type().isInteger() || reader.shape().length != 1) {
        throw new HostException(file + " must hold one integer per sample, shape [N].");
      }
      NpyArray array = reader.readAll();
      if (array.size() != samples) {
        throw new HostException(
            file + " holds " + array.size() + " labels for " + samples + " samples.");
      }
      int[] labels = new int[samples];
      for (int i = 0; i < samples; i++) {
        labels[i] = label(array.longAt(i), file);
      }
      return labels;
    }
  }

  private static int label(long value, Path file) {
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new HostException(file + " holds the impossible label " + value + ".");
    }
    return (int) value;
  }
}
