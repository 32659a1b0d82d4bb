package org.firefly.training;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.firefly.events.EventException;
import org.firefly.events.SensorSize;
import org.firefly.events.frames.Framer;
import org.firefly.events.frames.Frames;
import org.firefly.events.sets.EventSet;
import org.firefly.events.sets.LabelledRecording;

/** Frames of event recordings in memory, a byte per value. */
final class FrameSamples implements LabelledSamples {
  private final List<LabelledRecording> recordings;
  private final byte[][] samples;
  private final Frames shape;

  /**
   * Cuts all recordings of a set into frames.
   *
   * @throws EventException if a recording cannot be used, or its frames differ from the first one's
   */
  FrameSamples(EventSet set, Framer framer) {
    recordings = set.recordings();
    shape = framer.frames(recordings.get(0).source());
    samples =
        IntStream.range(0, recordings.size())
            .parallel()
            .mapToObj(i -> bytes(i, framer.frames(recordings.get(i).source())))
            .toArray(byte[][]::new);
  }

  private byte[] bytes(int sample, Frames frames) {
    if (!frames.size().equals(shape.size()) || frames.timeSteps() != shape.timeSteps()) {
      throw new EventException(
          String.format(
              Locale.ROOT,
              "%s gives %d frames of %s, but %s gives %d of %s; add frames=N or a crop, or name the sensor's size.",
              recordings.get(sample).source().name(),
              frames.timeSteps(),
              frames.size(),
              recordings.get(0).source().name(),
              shape.timeSteps(),
              shape.size()));
    }
    int[] counts = frames.counts();
    byte[] bytes = new byte[counts.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.min(counts[i], Byte.MAX_VALUE);
    }
    return bytes;
  }

  @Override
  public int count() {
    return samples.length;
  }

  @Override
  public int label(int sample) {
    return recordings.get(sample).label();
  }

  @Override
  public int channels() {
    return shape.channels();
  }

  @Override
  public int rows() {
    return shape.size().height();
  }

  @Override
  public int columns() {
    return shape.size().width();
  }

  @Override
  public OptionalInt timeSteps() {
    return OptionalInt.of(shape.timeSteps());
  }

  @Override
  public float value(int sample, int timeStep, int channel, int row, int column) {
    SensorSize size = shape.size();
    int map = timeStep * shape.channels() + channel;
    return samples[sample][(map * size.height() + row) * size.width() + column];
  }
}
