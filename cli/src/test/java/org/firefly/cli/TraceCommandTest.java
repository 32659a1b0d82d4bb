package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.firefly.architecture.board.Boards;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TraceCommandTest {
  private static final int TRACKS = 6;
  private static final double TOLERANCE = 1e-6;

  @TempDir private Path folder;
  private Path model;
  private Path currents;

  @BeforeEach
  void makeModelAndInput() {
    model = SmallNetwork.write(folder);
    currents = folder.resolve("x.npy");
    byte[] values = new byte[2 * 2 * 64];
    new Random(1).nextBytes(values);
    NpyWriter.write(currents, NpyArray.of(NpyType.INT8, values, 2, 2, 8, 8));
  }

  private JsonNode json(String command, String option) throws IOException {
    Path file = folder.resolve(command + ".json");
    CommandRun run = CommandRun.of(command, model, "--input", currents, "--batch", 2, option, file);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(file.toFile());
  }

  private static List<JsonNode> events(JsonNode trace, String kind) {
    List<JsonNode> events = new ArrayList<>();
    for (JsonNode event : trace.path("traceEvents")) {
      if (event.path("ph").asText().equals(kind)) {
        events.add(event);
      }
    }
    return events;
  }

  private static List<JsonNode> slices(JsonNode trace, int track) {
    return events(trace, "X").stream().filter(e -> e.path("tid").asInt() == track).toList();
  }

  @Test
  void layersTakeTheClocksThatTheReportSays() throws IOException {
    List<JsonNode> layers = slices(json("trace", "-o"), 1);
    JsonNode report = json("run", "--json");
    assertThat(layers).hasSize(report.path("layers").size());
    for (int i = 0; i < layers.size(); i++) {
      JsonNode expected = report.path("layers").path(i);
      assertThat(layers.get(i).path("name").asText()).isEqualTo(expected.path("name").asText());
      assertThat(layers.get(i).path("args").path("clocks").asDouble())
          .isEqualTo(expected.path("clocks").asDouble());
      assertThat(layers.get(i).path("dur").asDouble())
          .isCloseTo(
              expected.path("clocks").asDouble() / report.path("clockMHz").asInt(),
              within(TOLERANCE));
    }
  }

  @Test
  void slicesOfATrackDoNotOverlap() throws IOException {
    JsonNode trace = json("trace", "-o");
    for (int track = 1; track <= TRACKS; track++) {
      double end = 0;
      List<JsonNode> slices = slices(trace, track);
      assertThat(slices).as("track %d", track).isNotEmpty();
      for (JsonNode slice : slices) {
        assertThat(slice.path("dur").asDouble()).isNotNegative();
        assertThat(slice.path("ts").asDouble()).isGreaterThanOrEqualTo(end - TOLERANCE);
        end = slice.path("ts").asDouble() + slice.path("dur").asDouble();
      }
    }
  }

  @Test
  void countersStayWithinWhatTheyCount() throws IOException {
    int ring = Boards.find("ultra96v2").config().weightRingTiles();
    List<JsonNode> counters = events(json("trace", "-o"), "C");
    assertThat(counters)
        .extracting(c -> c.path("name").asText())
        .contains("weight ring", "spike fifo");
    for (JsonNode counter : counters) {
      long value = counter.path("args").path("value").asLong();
      assertThat(value).isNotNegative();
      assertThat(counter.path("name").asText().equals("weight ring") && value > ring).isFalse();
    }
  }

  @Test
  void everyTrackHasAName() throws IOException {
    assertThat(events(json("trace", "-o"), "M"))
        .filteredOn(e -> e.path("name").asText().equals("thread_name"))
        .hasSize(TRACKS);
  }
}
