package org.firefly.host.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.host.file.HostException;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.host.npy.NpyType;

/** A .npy file: currents [N, C, H, W] or spikes [N, T, C, H, W]. */
final class NpyFormat implements SampleFormat {
  private static final String SUFFIX = ".npy";
  private static final int CURRENT_AXES = 4;
  private static final int SPIKE_AXES = 5;

  @Override
  public String description() {
    return "a .npy file of float32, int8, int16 or int32 [N,C,H,W], a constant input current at"
        + " every step, or of uint8 or bool [N,T,C,H,W], spikes";
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
    long[] shape = reader.shape();
    boolean isSpikes = reader.type() == NpyType.UINT8 || reader.type() == NpyType.BOOL;
    if (shape.length == CURRENT_AXES && !isSpikes) {
      return new Currents(reader, count(reader), map(reader, 1));
    }
    if (shape.length == SPIKE_AXES && isSpikes) {
      return new Spikes(reader, count(reader), size(reader, 1), map(reader, 2));
    }
    throw new HostException(
        reader.file()
            + " holds "
            + reader.type()
            + " of shape "
            + Arrays.toString(shape)
            + "; it must be currents (float32, int8, int16 or int32) [N, C, H, W] or spikes (uint8"
            + " or bool) [N, T, C, H, W].");
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

  private static FeatureMap map(NpyReader reader, int axis) {
    return new FeatureMap(size(reader, axis), size(reader, axis + 1), size(reader, axis + 2));
  }

  private static int size(NpyReader reader, int axis) {
    long size = reader.shape()[axis];
    if (size < 1 || size > 1 << 20) {
      throw new HostException(reader.file() + " has an axis of the unusable size " + size + ".");
    }
    return (int) size;
  }

  private record Currents(NpyReader reader, int count, FeatureMap map) implements CurrentSource {
    @Override
    public OptionalDouble step() {
      return reader.type().isInteger() ? OptionalDouble.of(1) : OptionalDouble.empty();
    }

    @Override
    public void read(int sample, double[] target) {
      NpyArray values = reader.read(sample, 1);
      for (int i = 0; i < target.length; i++) {
        target[i] = values.doubleAt(i);
        if (!Double.isFinite(target[i])) {
          throw new HostException(
              "Sample " + sample + " of " + reader.file() + " holds " + target[i] + ".");
        }
      }
    }
  }

  private record Spikes(NpyReader reader, int count, int timeSteps, FeatureMap map)
      implements SpikeSource {
    @Override
    public byte[] read(int sample) {
      NpyArray values = reader.read(sample, 1);
      byte[] spikes = new byte[values.size()];
      for (int i = 0; i < spikes.length; i++) {
        spikes[i] = (byte) values.longAt(i);
        if (spikes[i] < 0 || spikes[i] > 1) {
          throw new HostException(
              String.format(
                  Locale.ROOT,
                  "Sample %d of %s holds %d; spikes must be 0 or 1.",
                  sample,
                  reader.file(),
                  values.longAt(i)));
        }
      }
      return spikes;
    }
  }
}
