package org.firefly.events.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.firefly.events.EventException;
import org.firefly.events.EventOptions;
import org.firefly.events.SensorSize;
import org.junit.jupiter.api.Test;

/** Windows of a stream against the frames of the same events as a recording. */
class WindowStreamTest {
  private static final SensorSize SENSOR = new SensorSize(6, 5);
  private static final int TIME_STEPS = 3;

  private static long[][] events(Random random, int count, int largestGap) {
    long[][] events = new long[count][];
    long time = random.nextInt(10_000);
    for (int i = 0; i < count; i++) {
      time += random.nextInt(largestGap);
      events[i] = new long[] {time, random.nextInt(6), random.nextInt(5), random.nextInt(2)};
    }
    return events;
  }

  private static WindowStream stream(FrameSpec spec, long[]... events) {
    MemorySource source = new MemorySource(SENSOR, events);
    return new WindowStream(source.open(EventOptions.defaults()), spec, TIME_STEPS, SENSOR);
  }

  @Test
  void windowsAreTheFramesOfTheRecording() {
    long seed = Long.getLong("firefly.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      long[][] events = events(random, 1 + random.nextInt(60), 1 + random.nextInt(9000));
      String text = "flip=x+" + (1 + random.nextInt(5000)) + "us+clip";
      FrameSpec spec = FrameSpec.parse(random.nextBoolean() ? text : text + "+merge");
      byte[] expected = frames(spec, events);
      byte[] found = new byte[expected.length];
      long windows = 0;
      int size = TIME_STEPS * spec.channels() * 30;
      WindowStream stream = stream(spec, events);
      double length = WindowStream.stepOf(spec) * TIME_STEPS;
      for (Optional<EventWindow> w = stream.next(); w.isPresent(); w = stream.next()) {
        int place = (int) ((w.get().start() - events[0][0]) / length);
        assertThat(w.get().start()).isEqualTo(events[0][0] + (long) (place * length));
        System.arraycopy(w.get().spikes(), 0, found, place * size, size);
        windows++;
      }
      assertThat(found).as("seed %d, round %d", seed, round).isEqualTo(expected);
      assertThat(windows + stream.empty()).isEqualTo(expected.length / size);
      assertThat(stream.late()).isZero();
    }
  }

  private static byte[] frames(FrameSpec spec, long[][] events) {
    MemorySource source = new MemorySource(SENSOR, events);
    Framer framer = new Framer(spec, EventOptions.defaults(), Optional.empty());
    Frames frames = framer.frames(source);
    int windows = (frames.timeSteps() + TIME_STEPS - 1) / TIME_STEPS;
    byte[] spikes = new byte[windows * TIME_STEPS * frames.frameLength()];
    for (int i = 0; i < frames.counts().length; i++) {
      spikes[i] = (byte) frames.counts()[i];
    }
    return spikes;
  }

  @Test
  void eventsBehindTheirWindowAreCounted() {
    WindowStream stream =
        stream(
            FrameSpec.parse("10us"),
            new long[][] {{100, 0, 0, 0}, {99, 0, 0, 0}, {131, 1, 0, 0}, {110, 2, 0, 0}});
    byte[] first = stream.next().orElseThrow().spikes();
    assertThat(Arrays.stream(toInts(first)).sum()).isEqualTo(1);
    assertThat(stream.next().orElseThrow().start()).isEqualTo(130);
    assertThat(stream.next()).isEmpty();
    assertThat(stream.late()).isEqualTo(2);
  }

  @Test
  void aLeapOfTimeCostsNothing() {
    long leap = 1L << 62;
    WindowStream stream =
        stream(FrameSpec.parse("1us"), new long[][] {{0, 0, 0, 0}, {leap, 5, 4, 1}});
    assertThat(stream.next()).isPresent();
    assertThat(stream.next()).isPresent();
    assertThat(stream.next()).isEmpty();
    assertThat(stream.empty()).isEqualTo(leap / TIME_STEPS - 1);
  }

  @Test
  void framesThatNeedTheEndAreRefused() {
    assertThatThrownBy(() -> stream(FrameSpec.parse("tonic:n_time_bins=4")))
        .isInstanceOf(EventException.class)
        .hasMessageContaining("such as 10ms");
    assertThat(FrameSpec.parse("10ms").fixedCount()).isEqualTo(OptionalLong.empty());
  }

  private static int[] toInts(byte[] bytes) {
    int[] ints = new int[bytes.length];
    Arrays.setAll(ints, i -> bytes[i]);
    return ints;
  }
}
