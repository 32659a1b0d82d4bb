package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.architecture.board.Boards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edited board file: what is known of it, and whether its memories fit. */
class BoardFitTest {
  @TempDir private Path folder;
  private Path large;

  @BeforeEach
  void writeABoardWithALargeRing() throws IOException {
    large = folder.resolve("large.properties");
    Files.writeString(large, Boards.text("kv260") + "\nweightRingTiles = 128\n");
  }

  @Test
  void whatCannotFitIsNotGenerated() {
    Path project = folder.resolve("project");
    CommandRun run = CommandRun.of("generate", "--target", large, "-o", project);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("XCK26 has 144 RAMB36", "take 152", "weightRingTiles = 64")
        .hasLineCount(1);
    assertThat(project).doesNotExist();
  }

  @Test
  void anEstimateForItCarriesAWarningAndTheCount() throws IOException {
    Path json = folder.resolve("report.json");
    CommandRun run = CommandRun.of("estimate", "8x8-16c3-7", "--target", large, "--json", json);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).startsWith("warning: XCK26 has 144 RAMB36");
    assertThat(run.out()).contains("block memory 152.0 of 144 RAMB36, 16 of 64 URAM");
    JsonNode memory = new ObjectMapper().readTree(json.toFile()).path("blockMemory");
    assertThat(memory.path("ramb36").asDouble()).isEqualTo(152);
    assertThat(memory.path("ramb36Available").asInt()).isEqualTo(144);
  }

  @Test
  void anEditedFileIsNotCalledSynthesised() throws IOException {
    Path small = folder.resolve("small.properties");
    Files.writeString(small, Boards.text("kv260") + "\nweightRingTiles = 32\n");
    CommandRun run = CommandRun.of("generate", "--target", small, "-o", folder.resolve("p"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("(simulated; block memories: ");
    assertThat(Files.readString(folder.resolve("p/README.md"))).contains("**simulated**");
  }
}
