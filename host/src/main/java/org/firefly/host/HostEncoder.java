package org.firefly.host;

import java.util.Locale;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SampleSource;
import org.firefly.host.samples.SpikeSource;

/**
 * Brings samples into the memory of a batch block: computes the first layer of direct encoding, or
 * packs spikes. Any number of threads may use it.
 */
public final class HostEncoder {
  private final int count;

  /** Encodes sample n of the source into a slot of the memory. */
  private final SampleEncoder encoder;

  private interface SampleEncoder {
    void encode(int sample, byte[] memory, int slot);
  }

  private HostEncoder(int count, SampleEncoder encoder) {
    this.count = count;
    this.encoder = encoder;
  }

  /**
   * An encoder for the samples of a source.
   *
   * @throws HostException if the source does not fit the network
   */
  public static HostEncoder of(HostEncoding encoding, SampleSource source) {
    return source.match(
        currents -> ofCurrents(encoding, currents), spikes -> ofSpikes(encoding, spikes));
  }

  private static HostEncoder ofCurrents(HostEncoding encoding, CurrentSource source) {
    if (encoding instanceof HostEncoding.FirstLayer layer && layer.constant()) {
      checkMap(layer.input(), source.map());
      return new HostEncoder(source.count(), currents(new FirstLayerKernel(layer), source));
    }
    if (encoding instanceof HostEncoding.Planes planes && planes.constant()) {
      checkMap(planes.input(), source.map());
      PlaneCutter cutter = new PlaneCutter(planes);
      NumberReader numbers = new NumberReader(planes);
      return new HostEncoder(
          source.count(),
          (sample, memory, slot) -> cutter.cut(numbers.read(source, sample), 0, memory, 0, slot));
    }
    throw new HostException(
        "The program was compiled for " + kind(encoding) + ", but the input is a current.");
  }

  private static HostEncoder ofSpikes(HostEncoding encoding, SpikeSource source) {
    boolean constant =
        encoding instanceof HostEncoding.Planes planes && planes.constant()
            || encoding instanceof HostEncoding.FirstLayer layer && layer.constant();
    if (constant) {
      throw new HostException(
          "The program was compiled for a current, but the input is "
              + (source.bits().areSpikes() ? "spikes." : "counts."));
    }
    checkMap(encoding.input(), source.map());
    checkTimeSteps(encoding.output().timeSteps(), source.timeSteps());
    return new HostEncoder(source.count(), steps(encoding, source));
  }

  private static SampleEncoder steps(HostEncoding encoding, SpikeSource source) {
    if (encoding instanceof HostEncoding.Planes planes) {
      return planes(planes, source);
    } else if (encoding instanceof HostEncoding.FirstLayer layer) {
      FirstLayerKernel kernel = new FirstLayerKernel(layer);
      return (sample, memory, slot) -> kernel.encodeSteps(source.readNumbers(sample), memory, slot);
    } else if (!source.bits().areSpikes()) {
      throw new HostException("The program was compiled for spikes, but the input holds counts.");
    }
    SpikePacker packer = new SpikePacker(encoding.output());
    return (sample, memory, slot) -> packer.pack(source.read(sample), memory, slot);
  }

  private static SampleEncoder planes(HostEncoding.Planes planes, SpikeSource source) {
    PlaneCutter cutter = new PlaneCutter(planes);
    NumberReader numbers = new NumberReader(planes);
    int size = planes.input().size();
    return (sample, memory, slot) -> {
      byte[] all = numbers.read(source, sample);
      for (int t = 0; t < planes.output().timeSteps(); t++) {
        cutter.cut(all, t * size, memory, t, slot);
      }
    };
  }

  private static String kind(HostEncoding encoding) {
    return encoding instanceof HostEncoding.Spikes ? "spikes" : "counts of each time step";
  }

  private static SampleEncoder currents(FirstLayerKernel kernel, CurrentSource source) {
    int size = source.map().size();
    return (sample, memory, slot) -> {
      double[] values = new double[size];
      source.read(sample, values);
      kernel.encode(values, memory, slot);
    };
  }

  private static void checkMap(FeatureMap expected, FeatureMap found) {
    if (!expected.equals(found)) {
      throw new HostException(
          "The network takes samples of " + expected + ", but the input holds " + found + ".");
    }
  }

  private static void checkTimeSteps(int expected, int found) {
    if (expected != found) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "The program was compiled for T = %d, but the input holds %d time steps; use --time-steps %d.",
              expected,
              found,
              found));
    }
  }

  /** Samples of the source. */
  public int count() {
    return count;
  }

  /**
   * Encodes samples first to first + n - 1 into slots 0 to n - 1.
   *
   * @param memory the batch block's memory
   */
  public void encode(int first, int n, byte[] memory) {
    for (int slot = 0; slot < n; slot++) {
      encoder.encode(first + slot, memory, slot);
    }
  }
}
