package org.firefly.cli.packaging;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.InputBits;
import org.firefly.architecture.program.Program;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SampleSource;
import org.firefly.host.samples.SpikeSource;

/**
 * A few samples that travel with a program.
 *
 * @param input as a .npy file holds them
 * @param labels one per sample; absent when nobody knows the right answers
 */
public record PackagedSamples(NpyArray input, Optional<int[]> labels) {
  /** One spike in four, which is about what encoded images have. */
  private static final int SPIKE_ODDS = 4;

  /**
   * The first samples of a source.
   *
   * @param count how many, at most as many as there are
   */
  public static PackagedSamples of(SampleSource source, Optional<int[]> labels, int count) {
    NpyArray input =
        source.match(currents -> currents(currents, count), spikes -> spikes(spikes, count));
    return new PackagedSamples(input, labels.map(all -> Arrays.copyOf(all, count)));
  }

  private static NpyArray currents(CurrentSource source, int count) {
    FeatureMap map = source.map();
    double[] sample = new double[map.size()];
    double[] all = new double[count * map.size()];
    for (int i = 0; i < count; i++) {
      source.read(i, sample);
      System.arraycopy(sample, 0, all, i * sample.length, sample.length);
    }
    return NpyArray.of(all, count, map.channels(), map.height(), map.width());
  }

  private static NpyArray spikes(SpikeSource source, int count) {
    FeatureMap map = source.map();
    byte[] all = new byte[count * source.timeSteps() * map.size()];
    for (int i = 0; i < count; i++) {
      byte[] sample = source.read(i);
      System.arraycopy(sample, 0, all, i * sample.length, sample.length);
    }
    return steps(source.bits(), all, count, source.timeSteps(), map);
  }

  private static NpyArray steps(
      InputBits bits, byte[] all, int count, int timeSteps, FeatureMap map) {
    NpyType type = bits.signed() ? NpyType.INT8 : NpyType.UINT8;
    return NpyArray.of(type, all, count, timeSteps, map.channels(), map.height(), map.width());
  }

  /** Random samples without labels, the same for every call. */
  public static PackagedSamples random(Program program, int count) {
    Random random = new Random(1);
    FeatureMap map = program.encoding().input();
    long size = (long) count * map.size();
    if (program.encoding() instanceof HostEncoding.Planes planes) {
      double[] steps =
          random
              .ints(size, planes.bits().least(), planes.bits().most() + 1)
              .mapToDouble(step -> step * planes.inputScale())
              .toArray();
      return currents(steps, count, map);
    } else if (program.encoding() instanceof HostEncoding.FirstLayer) {
      return currents(random.doubles(size).toArray(), count, map);
    }
    byte[] all = new byte[count * program.timeSteps() * map.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (random.nextInt(SPIKE_ODDS) == 0 ? 1 : 0);
    }
    return new PackagedSamples(
        steps(InputBits.SPIKES, all, count, program.timeSteps(), map), Optional.empty());
  }

  private static PackagedSamples currents(double[] all, int count, FeatureMap map) {
    return new PackagedSamples(
        NpyArray.of(all, count, map.channels(), map.height(), map.width()), Optional.empty());
  }
}
