package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportCommandTest {
  private static final int SAMPLES = 6;

  @TempDir private Path folder;
  private Path model;
  private Path currents;
  private Path labels;
  private Path page;

  @BeforeEach
  void makeModelAndInput() {
    model = SmallNetwork.write(folder);
    currents = folder.resolve("x.npy");
    labels = folder.resolve("y.npy");
    page = folder.resolve("report.html");
    Random random = new Random(1);
    int[] values = random.ints(SAMPLES * 2 * 64, -200, 200).toArray();
    NpyWriter.write(currents, NpyArray.of(values, SAMPLES, 2, 8, 8));
    int[] classes = random.ints(SAMPLES, 0, SmallNetwork.CLASSES).toArray();
    NpyWriter.write(labels, NpyArray.of(classes, SAMPLES));
  }

  private JsonNode report(Object... more) throws IOException {
    Path json = folder.resolve("report.json");
    Object[] arguments = {
      "report", model, "--input", currents, "--labels", labels, "-o", page, "--json", json
    };
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    CommandRun run = CommandRun.of(all);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return new ObjectMapper().readTree(json.toFile());
  }

  @Test
  void bothNetworksCountTheSameWhereTheyAreTheSame() throws IOException {
    JsonNode report = report();
    JsonNode comparison = report.path("comparison");
    assertThat(comparison.path("samples").asInt()).isEqualTo(SAMPLES);
    assertThat(comparison.path("classesEqual").asDouble()).isEqualTo(1);
    assertThat(comparison.path("changed")).isEmpty();
    for (int layer = 0; layer < 2; layer++) {
      assertThat(report.path("activity").path(layer).path("rate").asDouble())
          .isCloseTo(
              comparison.path("layers").path(layer).path("rateFloat").asDouble(), within(1e-12));
    }

    JsonNode ofFloat = comparison.path("workload");
    JsonNode int8 = report.path("figures").path("int8").path("activity");
    assertThat(ofFloat.path("effectiveAcs").asDouble()).isPositive();
    for (String figure : new String[] {"effectiveAcs", "effectiveMacs"}) {
      assertThat(ofFloat.path(figure).asDouble())
          .as(figure)
          .isCloseTo(int8.path(figure).asDouble(), within(1e-6));
    }
  }

  @Test
  void everyPartAddsUp() throws IOException {
    JsonNode report = report("--float-samples", 2, "--batch", 2);
    assertThat(report.path("setup").path("samples").asInt()).isEqualTo(SAMPLES);
    assertThat(report.path("comparison").path("samples").asInt()).isEqualTo(2);
    int answers = 0;
    for (JsonNode row : report.path("accuracy").path("confusion")) {
      for (JsonNode count : row) {
        answers += count.asInt();
      }
    }
    assertThat(answers).isEqualTo(SAMPLES);
    for (JsonNode layer : report.path("clocks")) {
      long sum = 0;
      for (String cause : new String[] {"compute", "weights", "spikes", "output", "swap"}) {
        sum += layer.path(cause).asLong();
      }
      assertThat(sum).isEqualTo(layer.path("clocks").asLong());
    }
    for (JsonNode point : report.path("roofline").path("layers")) {
      assertThat(point.path("roofGops").asDouble())
          .isLessThanOrEqualTo(report.path("roofline").path("peakGops").asDouble());
    }
    for (JsonNode histogram : report.path("membranes")) {
      assertThat(histogram.path("min").asDouble())
          .isGreaterThanOrEqualTo(histogram.path("rangeMin").asDouble());
    }
    assertThat(report.path("membranes")).hasSize(2);
    assertThat(report.path("weights")).hasSize(3);
    assertThat(report.path("boards").findValuesAsText("board")).contains("kv260", "zcu104");
    assertThat(report.path("batches").path(0).path("batch").asInt()).isEqualTo(1);
    assertThat(report.path("network").path("conventions").findValuesAsText("origin"))
        .contains("default");
  }

  @Test
  void thePageHoldsWhatTheJsonSays() throws IOException {
    JsonNode report = report("--classes", "a,b,c,d,e,f,g");
    String text = Files.readString(page);
    String start = "<script id=\"report\" type=\"application/json\">";
    int from = text.indexOf(start) + start.length();
    JsonNode embedded =
        new ObjectMapper().readTree(text.substring(from, text.indexOf("</script>", from)));
    assertThat(embedded).isEqualTo(report);
    assertThat(report.path("accuracy").path("classes").path(6).asText()).isEqualTo("g");
  }

  @Test
  void namesOfClassesMustBeAll() {
    CommandRun run =
        CommandRun.of("report", model, "--input", currents, "-o", page, "--classes", "a,b");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("--classes names 2 classes, but the network has 7");
    assertThat(page).doesNotExist();
  }

  @Test
  void runAndEstimateWriteThePageToo() throws IOException {
    CommandRun run = CommandRun.of("run", model, "--input", currents, "--html", page);
    assertThat(run.exitCode()).isZero();
    assertThat(Files.readString(page)).contains("id=\"comparison\"").doesNotContain("No sample");

    Path estimated = folder.resolve("estimate.html");
    assertThat(CommandRun.of("estimate", "8x8-16c3-7", "--html", estimated).exitCode()).isZero();
    assertThat(Files.readString(estimated)).contains("No sample ran.", "id=\"clocks\"");
  }
}
