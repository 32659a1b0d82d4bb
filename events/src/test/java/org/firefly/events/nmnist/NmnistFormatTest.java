package org.firefly.events.nmnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.events.ByteSource;
import org.firefly.events.CutFile;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventFiles;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.EventWriter;
import org.firefly.events.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NmnistFormatTest {
  /** An event, a marker with a time of its own, an event, and two bytes too many. */
  private static final byte[] CUT = {
    3, 4, (byte) 0x80, 1, 2, 9, (byte) 240, 0, 0, 1, 5, 6, 0x7f, (byte) 0xff, (byte) 0xff, 7, 7
  };

  @TempDir Path folder;

  private static List<String> events(EventReader reader) {
    List<String> events = new ArrayList<>();
    EventBatch batch = new EventBatch();
    while (reader.read(batch)) {
      for (int i = 0; i < batch.size(); i++) {
        events.add(
            "%d %d %d %d".formatted(batch.time(i), batch.x(i), batch.y(i), batch.polarity(i)));
      }
    }
    return events;
  }

  private static EventReader open(EventOptions options) {
    return EventFiles.open(ByteSource.of("a.bin", new ByteArrayInputStream(CUT)), options);
  }

  @Test
  void markersAddToTheTimesBehindThem() {
    EventReader reader = open(EventOptions.defaults());
    assertThat(events(reader)).containsExactly("258 3 4 1", "8396799 5 6 0");
    assertThat(reader.drops()).hasToString("1 overflow markers, 1 cut off at the end");
  }

  @Test
  void markersMayBeReadAsEvents() {
    assertThat(events(open(EventOptions.defaults().with(OverflowMarker.EVENT))))
        .containsExactly("258 3 4 1", "1 9 240 0", "8388607 5 6 0");
  }

  @Test
  void cutFilesMayBeRefused() {
    EventReader reader = open(EventOptions.defaults().with(CutFile.FAIL));
    assertThatThrownBy(() -> events(reader))
        .isInstanceOf(EventException.class)
        .hasMessageContaining("a.bin ends within an event");
  }

  @Test
  void whatIsWrittenIsReadAlike() {
    Path file = folder.resolve("class/00001.bin");
    EventBatch batch = new EventBatch();
    batch.add(0, 0, 0, 1);
    batch.add((1 << 23) + 5L, 255, 239, 0);
    batch.add(40_000_000L, 1, 241, 1);
    try (EventWriter writer = EventFiles.create(file, Recording.of("test"))) {
      writer.write(batch);
      writer.finish();
    }
    try (EventReader reader = EventFiles.open(file, EventOptions.defaults())) {
      assertThat(events(reader))
          .containsExactly("0 0 0 1", "8388613 255 239 0", "40000000 1 241 1");
    }
  }

  @Test
  void whatCannotBeWrittenLeavesNoFile() throws Exception {
    EventBatch batch = new EventBatch();
    batch.add(0, 0, 240, 1);
    try (EventWriter writer = EventFiles.create(folder.resolve("x.bin"), Recording.of("test"))) {
      assertThatThrownBy(() -> writer.write(batch))
          .isInstanceOf(EventException.class)
          .hasMessageContaining("x.bin cannot hold a pixel at x = 0, y = 240");
    }
    assertThat(Files.list(folder)).isEmpty();
  }
}
