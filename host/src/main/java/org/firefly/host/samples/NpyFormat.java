package org.firefly.host.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.host.file.HostException;
import org.firefly.host.npy.NpyReader;

/**
 * A .npy file: currents [N, C, H, W] or [N, F], spikes or counts [N, T, C, H, W] or [N, T, F]. The
 * number of axes says which, for elements of any type.
 */
final class NpyFormat implements SampleFormat {
  private static final String SUFFIX = ".npy";

  @Override
  public String description() {
    return "a .npy file of numbers [N,C,H,W] or [N,F], a constant input current at every step, or"
        + " [N,T,C,H,W] or [N,T,F], spikes of 0 and 1, or counts of 8 bits";
  }

  @Override
  public boolean recognises(Path path) {
    return path.toString().endsWith(SUFFIX) || Files.isRegularFile(path) && NpyReader.begins(path);
  }

  @Override
  public Samples open(Path path) {
    NpyReader reader = NpyReader.open(path);
    try {
      return new Samples(source(reader), Optional.empty(), reader::close);
    } catch (HostException e) {
      reader.close();
      throw e;
    }
  }

  private static SampleSource source(NpyReader reader) {
    return switch (reader.shape().length) {
      case 2, 4 -> NpyCurrents.of(reader, count(reader), map(reader, 1));
      case 3, 5 -> NpySpikes.of(reader, count(reader), size(reader, 1), map(reader, 2));
      default ->
          throw new HostException(
              reader.file()
                  + " holds "
                  + reader.type()
                  + " of shape "
                  + Arrays.toString(reader.shape())
                  + "; it must be currents [N, C, H, W] or [N, F], or spikes or counts"
                  + " [N, T, C, H, W] or [N, T, F].");
    };
  }

  private static int count(NpyReader reader) {
    long count = reader.shape()[0];
    if (count < 1 || count > Integer.MAX_VALUE) {
      throw new HostException(
          reader.file()
              + (count == 0
                  ? " holds no samples; give a file with at least one."
                  : " holds " + count + " samples; split it into files of less than 2^31."));
    }
    return (int) count;
  }

  /** The map of the axes from one on; a vector of F is F channels of one position. */
  private static FeatureMap map(NpyReader reader, int axis) {
    return axis + 1 == reader.shape().length
        ? new FeatureMap(size(reader, axis), 1, 1)
        : new FeatureMap(size(reader, axis), size(reader, axis + 1), size(reader, axis + 2));
  }

  private static int size(NpyReader reader, int axis) {
    long size = reader.shape()[axis];
    if (size < 1 || size > 1 << 20) {
      throw new HostException(reader.file() + " has an axis of the unusable size " + size + ".");
    }
    return (int) size;
  }
}
