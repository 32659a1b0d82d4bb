package org.firefly.events.prophesee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventFiles;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.EventWriter;
import org.firefly.events.Goldens;
import org.firefly.events.Recording;
import org.firefly.events.SensorSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Evt3WriterTest {
  private static final Recording RECORDING = Recording.of("x").withSensor(new SensorSize(640, 480));

  @TempDir Path folder;

  private Path write(EventBatch... batches) {
    Path file = folder.resolve("written.raw");
    try (EventWriter writer = EventFiles.create(file, RECORDING)) {
      for (EventBatch batch : batches) {
        writer.write(batch);
      }
      writer.finish();
    }
    return file;
  }

  private static List<String> read(Path file) {
    try (EventReader reader = EventFiles.open(file, EventOptions.defaults())) {
      return Goldens.events(reader);
    }
  }

  private static EventBatch of(long... times) {
    EventBatch batch = new EventBatch();
    for (long time : times) {
      batch.add(time, 5, 6, 1);
    }
    return batch;
  }

  /** Rows of neighbours, single events and gaps, from a start beyond the format's own range. */
  private static EventBatch random(Random random) {
    EventBatch batch = new EventBatch(4096);
    long time = 1L << 40;
    while (batch.room() >= 640) {
      time += new long[] {0, 1, 63, 5000, 20_000_000, 60_000_000}[random.nextInt(6)];
      int y = random.nextInt(480);
      int polarity = random.nextInt(2);
      int end = random.nextInt(640);
      for (int x = random.nextInt(640); x <= end; x += 1 + random.nextInt(3)) {
        batch.add(time, x, y, polarity);
      }
    }
    return batch;
  }

  @Test
  void randomEventsComeBack() {
    Long replay = Long.getLong("firefly.seed");
    long seed = replay == null ? new Random().nextLong() : replay;
    EventBatch batch = random(new Random(seed));
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      expected.add(
          "%d,%d,%d,%d".formatted(batch.time(i), batch.x(i), batch.y(i), batch.polarity(i)));
    }
    assertThat(read(write(batch))).as("-Dfirefly.seed=" + seed).isEqualTo(expected);
  }

  @Test
  void neighboursTakeFourWords() throws IOException {
    EventBatch batch = new EventBatch();
    for (int x = 608; x < 640; x++) {
      batch.add(1, x, 7, 0);
    }
    Path file = write(batch);
    String header =
        "% evt 3.0\n% format EVT3;height=480;width=640\n% geometry 640x480\n% t0 0\n% end\n";
    int words = 1 + 1 + 1 + 4;
    assertThat(Files.size(file)).isEqualTo(header.length() + 2 * words);
    assertThat(read(file)).hasSize(32);
  }

  @Test
  void timesThatFallAcrossTheHighPartAreRefused() {
    assertThat(read(write(of(5000, 4999)))).containsExactly("5000,5,6,1", "4999,5,6,1");
    assertThatThrownBy(() -> write(of(5000, 4000)))
        .isInstanceOf(EventException.class)
        .hasMessageContaining("an event at 4000 us after a later one");
  }

  @Test
  void noEventsAreAFileToo() {
    assertThat(read(write())).isEmpty();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    EventBatch outside = new EventBatch();
    outside.add(1, 640, 0, 0);
    assertThatThrownBy(() -> write(outside)).hasMessageContaining("x = 640");
    Recording large = Recording.of("x").withSensor(new SensorSize(4096, 4));
    assertThatThrownBy(() -> EventFiles.create(folder.resolve("l.raw"), large))
        .hasMessageContaining("a sensor of 4096x4");
    assertThatThrownBy(() -> EventFiles.create(folder.resolve("u.raw"), Recording.of("x")))
        .hasMessageContaining("a sensor of unknown size");
  }
}
