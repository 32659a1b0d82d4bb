package org.firefly.interpreter;

import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SampleSource;
import org.firefly.host.samples.SpikeSource;
import org.firefly.network.Shape;

/** The samples of a run as the interpreter reads them. */
public final class FloatSamples {
  private FloatSamples() {}

  /**
   * The first samples of a source.
   *
   * @param steps T for samples that are a constant current
   */
  public static Samples of(SampleSource source, int count, int steps) {
    return source.match(
        currents -> new Currents(currents, count, steps), spikes -> new Spikes(spikes, count));
  }

  private static Shape shape(SampleSource source) {
    return Shape.of(source.map().channels(), source.map().height(), source.map().width());
  }

  private record Currents(CurrentSource source, int count, int steps) implements Samples {
    @Override
    public Shape shape() {
      return FloatSamples.shape(source);
    }

    @Override
    public void read(int sample, int step, double[] frame) {
      source.read(sample, frame);
    }
  }

  private record Spikes(SpikeSource source, int count) implements Samples {
    @Override
    public int steps() {
      return source.timeSteps();
    }

    @Override
    public Shape shape() {
      return FloatSamples.shape(source);
    }

    @Override
    public void read(int sample, int step, double[] frame) {
      int[] numbers = source.readNumbers(sample);
      for (int i = 0; i < frame.length; i++) {
        frame[i] = numbers[step * frame.length + i];
      }
    }
  }
}
