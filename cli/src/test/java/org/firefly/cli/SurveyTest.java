package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SurveyTest {
  private static final String NETWORK = "32x32-16c3-64c3-p2-128c3-10";

  @TempDir private Path folder;

  private JsonNode json(Object... arguments) throws IOException {
    Path file = folder.resolve("out.json");
    Object[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--json";
    all[arguments.length + 1] = file;
    CommandRun run = CommandRun.of(all);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(file.toFile());
  }

  @Test
  void severalBoardsAndBatchesStandSideBySide() throws IOException {
    Path csv = folder.resolve("out.csv");
    JsonNode all =
        json("estimate", NETWORK, "--target", "kv260,zcu104", "--batch", "1,4,255", "--csv", csv);
    assertThat(all).hasSize(6);
    assertThat(all.findValuesAsText("board"))
        .containsExactly("kv260", "kv260", "kv260", "zcu104", "zcu104", "zcu104");
    assertThat(all.path(2).path("batch").asInt()).isLessThan(255);
    assertThat(all.path(2).path("bound").asText()).contains("bounds it in");

    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(7);
    assertThat(lines.get(0)).startsWith("board,cores,asked,batch,bound,latencyUs,imagesPerSecond");
    assertThat(lines.get(1)).startsWith("kv260,2,1,1,");

    JsonNode alone = json("estimate", NETWORK, "--target", "zcu104", "--batch", "4");
    assertThat(all.path(4).path("latencyUs")).isEqualTo(alone.path("totals").path("latencyUs"));
    assertThat(all.path(4).path("imagesPerSecond")).isEqualTo(alone.path("totals").path("fps"));
  }

  @Test
  void otherCommandsTakeOneOfEach() {
    CommandRun boards = CommandRun.of("explain", NETWORK, "--target", "kv260,zcu104");
    assertThat(boards.exitCode()).isEqualTo(1);
    assertThat(boards.err()).contains("--target names 2 boards");
    CommandRun batches = CommandRun.of("explain", NETWORK, "--batch", "1,2");
    assertThat(batches.exitCode()).isEqualTo(1);
    assertThat(batches.err()).contains("--batch names 2 batches");
  }

  @Test
  void aPageShowsOneBoardAndBatch() {
    Path page = folder.resolve("out.html");
    CommandRun run = CommandRun.of("estimate", NETWORK, "--batch", "1,2", "--html", page);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("show one board and batch");
    assertThat(page).doesNotExist();
  }

  @Test
  void adviceGainsWhatItSays() throws IOException {
    JsonNode advice = json("advise", NETWORK, "--target", "ultra96v2");
    assertThat(advice.path("weightBits").asInt()).isEqualTo(8);
    double now = advice.path("now").path("imagesPerSecond").asDouble();
    double last = Double.POSITIVE_INFINITY;
    assertThat(advice.path("suggestions")).isNotEmpty();
    for (JsonNode suggestion : advice.path("suggestions")) {
      double gain = suggestion.path("gain").asDouble();
      assertThat(suggestion.path("then").path("imagesPerSecond").asDouble() / now - 1)
          .isEqualTo(gain);
      assertThat(gain).isBetween(0.02, last);
      last = gain;
    }
    assertThat(advice.path("bound").asText()).contains("% of the clocks");
  }

  @Test
  void adviceFitsTheDevice() throws IOException {
    // The Ultra96's device has 360 DSP slices: one core of 304, and none with P = 32.
    for (JsonNode suggestion : json("advise", NETWORK).path("suggestions")) {
      assertThat(suggestion.path("what").asText())
          .doesNotStartWith("cores")
          .doesNotStartWith("parallelism");
    }
  }
}
