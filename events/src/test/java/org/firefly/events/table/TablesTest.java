package org.firefly.events.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.firefly.events.ByteSource;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTest {
  @TempDir Path folder;

  private static EventReader open(String name, String content, EventOptions options) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    return EventFiles.open(ByteSource.of(name, new ByteArrayInputStream(bytes)), options);
  }

  private static EventReader csv(String content) {
    return open("a.csv", content, EventOptions.defaults());
  }

  private static String npy(String header, String rows) {
    return "\u0093NUMPY\u0001\u0000" + (char) header.length() + "\u0000" + header + rows;
  }

  @Test
  void namesSayWhatColumnsAre() {
    assertThat(Goldens.events(csv("# a comment\n\np; X; timestamp\n0; 3; 7\n1; 4; 8\n")))
        .containsExactly("7,3,0,0", "8,4,0,1");
  }

  @Test
  void timesWithAPointAreSeconds() {
    assertThat(Goldens.events(csv("0.000005 1 2 1\n1.5 1 2 -1\n")))
        .containsExactly("5,1,2,1", "1500000,1,2,0");
    EventOptions milliseconds = EventOptions.defaults().with(CsvTime.MILLISECONDS);
    assertThat(Goldens.events(open("a.csv", "2,1,2,true", milliseconds)))
        .containsExactly("2000,1,2,1");
  }

  @Test
  void faerysHeaderNamesTheSensor() {
    assertThat(csv("t,x@346,y@260,on\n").recording().sensor()).contains(new SensorSize(346, 260));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,3       | a.csv, line 1, has 3 columns instead of 4",
        "1,2,3,b     | a.csv, line 1, has 'b' where a number should be",
        "1.x,2,3,1   | a.csv, line 1, has '1.x' where a time should be",
        "t,x@70000,y@2,on | a.csv names a sensor of 70000x2, so it is damaged",
        "a,b,c       | a.csv names the columns a, b, c, but none for x or the time",
      })
  void badLinesAreNamed(String content, String problem) {
    assertThatThrownBy(() -> Goldens.events(csv(content)))
        .isInstanceOf(EventException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }  | does not hold an event per row",
        "{'descr': '<U4', 'fortran_order': False, 'shape': (3, 4), } | has elements of type <U4",
        "{'descr': '<i4', 'fortran_order': True, 'shape': (3, 4), } | is in Fortran order",
        "{'descr': '<i4', 'fortran_order': False, 'shape': (3, 2), } | has no columns for x and the time",
        "{'descr': [('x', '<i2'), ('y', '<i2')], 'fortran_order': False, 'shape': (3,), } | has no columns",
        "{'descr': '<i4', 'fortran_order': False, } | has a header without a shape",
        "{'fortran_order': False, 'shape': (1,), } | has a header without an element type",
      })
  void arraysWithoutEventsAreRefused(String header, String problem) {
    assertThatThrownBy(() -> open("a.npy", npy(header, ""), EventOptions.defaults()))
        .isInstanceOf(EventException.class)
        .hasMessageContaining("a.npy")
        .hasMessageContaining(problem);
  }

  @Test
  void bigEndianPaddedRowsAreReadAndCutOnesCounted() {
    String header =
        "{'descr': [('t', '>i4'), ('', '|V1'), ('x', '|u1')], 'fortran_order': False, 'shape': (3,), }";
    EventReader reader =
        open(
            "a.npy",
            npy(header, "\u0000\u0000\u0001\u0000#\u0007\u0000\u0000\u0001\u0001#\u0008\u0000"),
            EventOptions.defaults());
    assertThat(Goldens.events(reader)).containsExactly("256,7,0,1", "257,8,0,1");
    assertThat(reader.drops()).hasToString("1 cut off at the end");
  }

  @Test
  void archivesAreWrittenAsTonicsArrays() throws Exception {
    Path file = folder.resolve("a.npz");
    EventBatch batch = new EventBatch();
    batch.add(5, 1, 2, 1);
    batch.add(1L << 40, 32767, 0, 0);
    for (int copy = 0; copy < 2; copy++) {
      try (EventWriter writer = EventFiles.create(file, Recording.of("test"))) {
        writer.write(batch);
        writer.finish();
      }
    }
    try (EventReader reader = EventFiles.open(file, EventOptions.defaults())) {
      assertThat(Goldens.events(reader)).isEqualTo(List.of("5,1,2,1", "1099511627776,32767,0,0"));
    }
    batch.add(6, 32768, 0, 0);
    try (EventWriter writer = EventFiles.create(folder.resolve("b.npz"), Recording.of("test"))) {
      assertThatThrownBy(() -> writer.write(batch)).hasMessageContaining("x = 32768");
    }
    assertThat(Files.list(folder)).containsExactly(file);
  }

  @Test
  void archivesWithoutEventsAreRefused() throws Exception {
    Path file = folder.resolve("a.npz");
    Files.write(file, new byte[] {'P', 'K', 3, 4, 1});
    assertThatThrownBy(() -> EventFiles.open(file, EventOptions.defaults()))
        .isInstanceOf(EventException.class)
        .hasMessageContaining("damaged archive");
    assertThatThrownBy(() -> open("a.npz", "PK\u0003\u0004", EventOptions.defaults()))
        .hasMessageContaining("cannot be read from a pipe");
  }
}
