package org.firefly.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.firefly.events.EventBatch;
import org.firefly.events.EventFiles;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.EventWriter;
import org.firefly.events.Recording;
import org.firefly.events.SensorSize;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Events per second that one thread reads from a file in the file cache: bursts along rows of a
 * sensor of 1280x720, in a heap of 64 MiB.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx64m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@OperationsPerInvocation(EventFileBenchmark.EVENTS)
@State(Scope.Benchmark)
public class EventFileBenchmark {
  static final int EVENTS = 2_000_000;

  private static final SensorSize SENSOR = new SensorSize(1280, 720);
  private static final int BURST = 24;

  /** Suffix of the file: EVT3 or AEDAT 4 with LZ4. */
  @Param({"raw", "aedat4"})
  public String suffix;

  private final EventBatch batch = new EventBatch();
  private Path file;

  /** Writes the file. */
  @Setup
  public void write() {
    try {
      file = Files.createTempFile("events", "." + suffix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Random random = new Random(Workload.SEED);
    long time = 0;
    try (EventWriter writer = EventFiles.create(file, Recording.of("").withSensor(SENSOR))) {
      for (int left = EVENTS; left > 0; left -= batch.size()) {
        batch.clear();
        while (batch.size() < Math.min(left, batch.capacity())) {
          time = burst(time, Math.min(left, batch.capacity()), random);
        }
        writer.write(batch);
      }
      writer.finish();
    }
  }

  /** Some neighbours of a row, up to a size of the batch; the time of the next burst. */
  private long burst(long time, int size, Random random) {
    int y = random.nextInt(SENSOR.height());
    int x = random.nextInt(SENSOR.width() - BURST);
    int polarity = random.nextInt(2);
    int end = x + 1 + random.nextInt(BURST);
    for (; x < end && batch.size() < size; x += 1 + random.nextInt(2)) {
      batch.add(time, x, y, polarity);
    }
    return time + random.nextInt(20);
  }

  /** Removes the file. */
  @TearDown
  public void remove() {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the file; the last time stamp. */
  @Benchmark
  public long read() {
    long last = 0;
    try (EventReader reader = EventFiles.open(file, EventOptions.defaults())) {
      while (reader.read(batch)) {
        last = batch.time(batch.size() - 1);
      }
    }
    return last;
  }
}
