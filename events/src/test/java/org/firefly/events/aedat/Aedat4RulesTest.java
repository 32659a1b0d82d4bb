package org.firefly.events.aedat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.firefly.events.ByteSource;
import org.firefly.events.CutFile;
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

/** The rows on AEDAT 4 of the table of disagreements in docs/events.md, and its writer. */
class Aedat4RulesTest {
  private static final int EVENTS = 70_000;

  @TempDir Path folder;

  private static EventReader open(byte[] bytes, EventOptions options) {
    return EventFiles.open(ByteSource.of("memory", new ByteArrayInputStream(bytes)), options);
  }

  private static EventBatch batch(int size) {
    EventBatch batch = new EventBatch(size);
    for (int i = 0; i < size; i++) {
      batch.add(1_000_000_000_000L + i / 3, i * 31 % 640, i * 17 % 480, i / 7 % 2);
    }
    return batch;
  }

  private Path write(EventBatch batch) {
    Path file = folder.resolve("written.aedat4");
    Recording recording =
        Recording.of("x").withSensor(new SensorSize(640, 480)).withCamera("a <b> & c");
    try (EventWriter writer = EventFiles.create(file, recording)) {
      writer.write(batch);
      writer.finish();
    }
    return file;
  }

  @Test
  void largePacketsComeBackWithSensorAndCamera() {
    EventBatch batch = batch(EVENTS);
    try (EventReader reader = EventFiles.open(write(batch), EventOptions.defaults())) {
      assertThat(reader.recording().sensor()).contains(new SensorSize(640, 480));
      assertThat(reader.recording().camera()).contains("a <b> & c");
      List<String> events = Goldens.events(reader);
      assertThat(events).hasSize(EVENTS);
      assertThat(events.get(EVENTS - 1))
          .isEqualTo(
              "%d,%d,%d,%d"
                  .formatted(
                      batch.time(EVENTS - 1),
                      batch.x(EVENTS - 1),
                      batch.y(EVENTS - 1),
                      batch.polarity(EVENTS - 1)));
    }
  }

  @Test
  void aFileWithoutFinishLeavesNothing() throws IOException {
    Path file = folder.resolve("unfinished.aedat4");
    Recording recording = Recording.of("x").withSensor(new SensorSize(640, 480));
    try (EventWriter writer = EventFiles.create(file, recording)) {
      writer.write(batch(100));
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void cutFilesGiveWhatIsComplete() throws IOException {
    byte[] whole = Files.readAllBytes(write(batch(EVENTS)));
    byte[] cut = Arrays.copyOf(whole, whole.length * 2 / 3);
    EventReader reader = open(cut, EventOptions.defaults());
    assertThat(Goldens.events(reader)).hasSizeBetween(EVENTS / 2, EVENTS - 1);
    assertThat(reader.drops()).hasToString("1 cut off at the end");
    EventReader strict = open(cut, EventOptions.defaults().with(CutFile.FAIL));
    assertThatThrownBy(() -> Goldens.events(strict))
        .isInstanceOf(EventException.class)
        .hasMessageContaining("ends within a packet");
  }

  @Test
  void recordingsWithoutATableAreWalked() throws IOException {
    for (String name : List.of("faery-lz4.aedat4", "dv-zstd.aedat4", "dv-none.aedat4")) {
      byte[] bytes = Files.readAllBytes(Goldens.path(name));
      long table =
          Aedat4Header.take(ByteSource.of(name, new ByteArrayInputStream(bytes))).tablePosition();
      byte[] unfinished = Arrays.copyOf(bytes, (int) table);
      int place = indexOfLong(bytes, table);
      Arrays.fill(unfinished, place, place + Long.BYTES, (byte) 0xff);
      EventReader reader = open(unfinished, EventOptions.defaults());
      assertThat(Goldens.events(reader)).hasSize(160);
      assertThat(reader.drops()).hasToString("nothing");
    }
  }

  private static int indexOfLong(byte[] bytes, long value) {
    for (int i = 0; ; i++) {
      if ((long) ByteSource.LONG_LE.get(bytes, i) == value) {
        return i;
      }
    }
  }

  @Test
  void damagedBlocksAreFoundByTheirChecksum() throws IOException {
    byte[] bytes = Files.readAllBytes(Goldens.path("faery-lz4.aedat4"));
    long table =
        Aedat4Header.take(ByteSource.of("f", new ByteArrayInputStream(bytes))).tablePosition();
    bytes[(int) table - 1] ^= 1;
    assertThatThrownBy(() -> Goldens.events(open(bytes, EventOptions.defaults())))
        .hasMessage(
            "memory cannot be read (an LZ4 frame's checksum is wrong); copy or record it again.");
  }

  @Test
  void anUnknownStreamIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(Goldens.path("dv-lz4.aedat4"));
    assertThat(Goldens.events(open(bytes, EventOptions.defaults().withStream(0)))).hasSize(160);
    assertThatThrownBy(() -> open(bytes, EventOptions.defaults().withStream(7)))
        .isInstanceOf(EventException.class)
        .hasMessage("memory has no stream 7 of events; its streams are [0: EVTS].");
  }

  @Test
  void aWriterNeedsTheSensor() {
    assertThatThrownBy(() -> EventFiles.create(folder.resolve("x.aedat4"), Recording.of("x")))
        .isInstanceOf(EventException.class)
        .hasMessageContaining("needs the size of the sensor");
  }
}
