package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.firefly.explore.study.StudyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExploreCommandTest {
  private static final String STUDY =
      "networks: 8x8-16c3-10\ntargets: [kv260, zcu104]\ntimeSteps: 2\nbatch: [1, 4]\n";

  @TempDir private Path folder;

  private Path study(String text) throws IOException {
    return Files.writeString(folder.resolve("study.yaml"), text);
  }

  @Test
  void aStudyBecomesATableAndAPageAndASecondRunMakesNothing() throws IOException {
    Path out = folder.resolve("out");
    CommandRun run = CommandRun.of("explore", study(STUDY), "-o", out, "--dsp", "60%");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("4 points: 4 compilations", "Made 4 compilations")
        .contains("Best by throughput with dsp at most 60%: 8x8-16c3-10 on kv260");
    assertThat(out.resolve("results.parquet")).isNotEmptyFile();
    assertThat(out.resolve("report.html")).content().contains("Throughput over latency");
    List<String> csv = Files.readAllLines(out.resolve("results.csv"));
    assertThat(csv).hasSize(5);

    String page = Files.readString(out.resolve("report.html"));
    CommandRun again =
        CommandRun.of("explore", study(STUDY), "-o", out, "--dsp", "60%", "--threads", 1);
    assertThat(again.out()).contains("Made 0 compilations");
    assertThat(Files.readAllLines(out.resolve("results.csv"))).isEqualTo(csv);
    assertThat(Files.readString(out.resolve("report.html"))).isEqualTo(page);
  }

  @Test
  void aPointIsWhatEstimateSaysOfIt() throws IOException {
    Path out = folder.resolve("out");
    Path json = folder.resolve("estimate.json");
    CommandRun.of("explore", study(STUDY), "-o", out);
    CommandRun.of(
        "estimate",
        "8x8-16c3-10",
        "--first-layer",
        "host",
        "--time-steps",
        2,
        "--batch",
        4,
        "--json",
        json,
        "--target",
        "zcu104");
    JsonNode estimate = new ObjectMapper().readTree(json.toFile());
    String row = Files.readAllLines(out.resolve("results.csv")).get(4);
    assertThat(row)
        .startsWith("8x8-16c3-10,zcu104,dense,")
        .contains("," + estimate.path("totals").path("latencyUs").asText() + ",")
        .contains("," + estimate.path("totals").path("fps").asText() + ",")
        .contains("," + estimate.path("totals").path("gops").asText() + ",");
  }

  @Test
  void wrongBoundsAndStudiesAreOneSentence() throws IOException {
    Path out = folder.resolve("out");
    CommandRun bound = CommandRun.of("explore", study(STUDY), "-o", out, "--latency", "fast");
    assertThat(bound.exitCode()).isEqualTo(1);
    assertThat(bound.err()).contains("'fast' is no bound of latency").hasLineCount(1);
    CommandRun best = CommandRun.of("explore", study(STUDY), "-o", out, "--best", "price");
    assertThat(best.err()).contains("--best is 'price'").hasLineCount(1);
    CommandRun threads = CommandRun.of("explore", study(STUDY), "-o", out, "--threads", 0);
    assertThat(threads.err()).contains("--threads must be at least 1").hasLineCount(1);
    CommandRun master = CommandRun.of("explore", study(STUDY), "-o", out, "--master", "local[2]");
    assertThat(master.err())
        .contains("--master needs Apache Spark, which a release leaves out")
        .hasLineCount(1);
    CommandRun both =
        CommandRun.of("explore", study(STUDY), "-o", out, "--master", "local[2]", "--threads", 2);
    assertThat(both.err()).contains("leave one of them out").hasLineCount(1);
    CommandRun key = CommandRun.of("explore", study(STUDY + "bits: 3\n"), "-o", out);
    assertThat(key.err()).contains("line 5", "key bits").hasLineCount(1);
    CommandRun missing = CommandRun.of("explore", folder.resolve("none.yaml"), "-o", out);
    assertThat(missing.err()).contains("none.yaml does not exist").hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void theExampleIsTheStudyOfTheDocumentation() throws IOException {
    Path example = Path.of("../examples/study.yaml");
    assertThat(StudyFile.read(example).size()).isEqualTo(500);
    assertThat(Files.readString(Path.of("../docs/explore.md"))).contains(Files.readString(example));
  }
}
