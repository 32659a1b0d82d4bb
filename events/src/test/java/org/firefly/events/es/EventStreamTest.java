package org.firefly.events.es;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.firefly.events.ByteSource;
import org.firefly.events.EventException;
import org.firefly.events.EventFiles;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.Goldens;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static EventReader open(int version, int type, EventOptions options, int... body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("Event Stream".getBytes(StandardCharsets.US_ASCII));
    for (int value : new int[] {version, 0, 0, type, 10, 0, 4, 0}) {
      bytes.write(value);
    }
    for (int value : body) {
      bytes.write(value);
    }
    return EventFiles.open(
        ByteSource.of("a.es", new ByteArrayInputStream(bytes.toByteArray())), options);
  }

  private static EventReader open(int type, int... body) {
    return open(2, type, EventOptions.defaults(), body);
  }

  @Test
  void overflowsAddTimeAndResetsDoNot() {
    EventReader reader = open(1, 0xfe, 0xff, 0xff, 7, 2, 0, 0, 0, 0xfe, 4, 3, 0, 3, 0, 9, 9);
    assertThat(Goldens.events(reader)).containsExactly("257,2,3,1", "259,3,0,0");
    assertThat(reader.drops()).hasToString("1 cut off at the end");
  }

  @Test
  void exposureMeasurementsAreNoPixels() {
    EventReader reader = open(2, 0xfe, 0x06, 1, 0, 1, 0, 0x05, 1, 0, 1, 0, 0x04, 2, 0, 1, 0);
    assertThat(Goldens.events(reader)).containsExactly("127,1,2,1", "129,2,2,0");
    assertThat(reader.drops()).hasToString("1 special events");
  }

  @Test
  void rowsMayComeAsTheyAreStored() {
    EventOptions stored = EventOptions.defaults().with(EventStreamRows.AS_STORED);
    assertThat(Goldens.events(open(2, 1, stored, 0, 0, 0, 3, 0))).containsExactly("0,0,3,0");
  }

  @Test
  void otherTypesAndVersionsAreRefused() {
    assertThatThrownBy(() -> open(4))
        .isInstanceOf(EventException.class)
        .hasMessageContaining("a.es holds color events");
    assertThatThrownBy(() -> open(1, 1, EventOptions.defaults()))
        .hasMessageContaining("a.es is of version 1.0 of Event Stream");
  }
}
