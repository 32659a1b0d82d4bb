package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.firefly.architecture.board.Boards;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunSurveyTest {
  private static final int SAMPLES = 5;

  @TempDir private Path folder;
  private Path model;
  private Path input;
  private Path labels;
  private Path json;

  @BeforeEach
  void makeModelAndInput() {
    model = SmallNetwork.write(folder);
    input = folder.resolve("x.npy");
    labels = folder.resolve("y.npy");
    json = folder.resolve("out.json");
    Random random = new Random(1);
    byte[] values = new byte[SAMPLES * 2 * 64];
    random.nextBytes(values);
    NpyWriter.write(input, NpyArray.of(NpyType.INT8, values, SAMPLES, 2, 8, 8));
    int[] classes = random.ints(SAMPLES, 0, SmallNetwork.CLASSES).toArray();
    NpyWriter.write(labels, NpyArray.of(classes, SAMPLES));
  }

  private CommandRun run(Object targets, Object batches, Object... more) {
    Object[] arguments = {
      "run",
      model,
      "--input",
      input,
      "--labels",
      labels,
      "--json",
      json,
      "--target",
      targets,
      "--batch",
      batches
    };
    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandRun.of(all);
  }

  private JsonNode rows() throws IOException {
    return new ObjectMapper().readTree(json.toFile());
  }

  @Test
  void boardsAndBatchesShareOneSimulation() throws IOException {
    Path csv = folder.resolve("out.csv");
    CommandRun run = run("kv260,zcu104", "1,255", "--csv", csv);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("kv260 +1 +1 .* 2 cores x [0-9.]+ ")
        .containsOnlyOnce("samples simulated bit-exactly");
    JsonNode rows = rows();
    assertThat(rows).hasSize(4);
    assertThat(rows.findValuesAsText("simulation")).containsOnly("1");
    assertThat(rows.path(1).path("bound").asText()).contains("bounds it in");

    assertThat(run("zcu104", "1").exitCode()).isZero();
    JsonNode alone = rows();
    assertThat(rows.path(2).path("accuracy")).isEqualTo(alone.path("accuracy"));
    assertThat(rows.path(2).path("samples").asInt()).isEqualTo(SAMPLES);
    assertThat(rows.path(2).path("latencyUs")).isEqualTo(alone.path("totals").path("latencyUs"));
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).startsWith("board,cores,asked,").endsWith("accuracy,simulation");
    assertThat(lines.get(3)).startsWith("zcu104,1,1,1,").endsWith(",1");
  }

  @Test
  void otherIntegersRunOnTheirOwn() throws IOException {
    Path narrow = folder.resolve("narrow.properties");
    Files.writeString(
        narrow, Boards.text("kv260").replace("membraneBits = 18", "") + "\nmembraneBits = 16\n");
    CommandRun run = run("kv260," + narrow, "1,2");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(rows().findValuesAsText("simulation")).containsExactly("1", "1", "2", "2");
  }

  @Test
  void theSlowerOneBoundsTheWhole() throws IOException {
    assertThat(run("ultra96v2,zcu104", "8").exitCode()).isZero();
    for (JsonNode row : rows()) {
      double board = row.path("imagesPerSecond").asDouble();
      double host = row.path("hostImagesPerSecond").asDouble();
      assertThat(row.path("wholeImagesPerSecond").asDouble()).isEqualTo(Math.min(board, host));
      assertThat(row.path("boundBy").asText()).isEqualTo(host < board ? "host" : "accelerator");
    }
  }

  @Test
  void whatShowsOneBoardCloselyIsRefused() {
    CommandRun page = run("kv260,zcu104", "1", "--html", folder.resolve("p.html"));
    assertThat(page.exitCode()).isEqualTo(1);
    assertThat(page.err()).contains("--html").contains("name one of each");
    CommandRun rtl = run("kv260", "1,2", "--device", "rtl");
    assertThat(rtl.exitCode()).isEqualTo(1);
    assertThat(rtl.err()).contains("--device rtl takes one board and batch");
    assertThat(json).doesNotExist();
  }

  @Test
  void aBoardThatIsTooSmallIsLeftOut() throws IOException {
    Path tiny = folder.resolve("tiny.properties");
    Files.writeString(tiny, Boards.text("kv260") + "\nmembraneDepth = 64\nmaxWidth = 16\n");
    CommandRun run =
        CommandRun.of(
            "estimate", "64x64-16c3-20c3-7", "--target", tiny + ",zcu104", "--json", json);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("warning: not on kv260: ");
    assertThat(rows().findValuesAsText("board")).containsExactly("zcu104");
  }
}
