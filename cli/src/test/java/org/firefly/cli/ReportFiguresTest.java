package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of a report that have to add up for its reader. */
class ReportFiguresTest {
  private static final Pattern THROUGHPUT =
      Pattern.compile("throughput +([0-9.]+) images/s \\(2 cores x ([0-9.]+)\\)");

  @TempDir private Path folder;

  private JsonNode report(Object... arguments) throws IOException {
    Path json = folder.resolve("report.json");
    Object[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--json";
    all[arguments.length + 1] = json;
    CommandRun run = CommandRun.of(all);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(json.toFile());
  }

  @Test
  void aThroughputOfSeveralCoresSaysThatOfOne() {
    CommandRun run = CommandRun.of("estimate", "8x8-16c3-20c3-7", "--target", "kv260");
    Matcher found = THROUGHPUT.matcher(run.out());
    assertThat(found.find()).as(run.out()).isTrue();
    double one = Double.parseDouble(found.group(2));
    assertThat(Double.parseDouble(found.group(1))).isCloseTo(2 * one, within(0.2));
    assertThat(CommandRun.of("estimate", "8x8-16c3-20c3-7").out()).doesNotContain("cores x");
  }

  @Test
  void clocksAndCoresGiveTheThroughput() throws IOException {
    JsonNode report = report("estimate", "8x8-16c3-20c3-7", "--target", "kv260");
    double fps =
        report.path("cores").asInt()
            * report.path("clockMHz").asDouble()
            * 1e6
            / report.path("totals").path("clocksPerImage").asDouble();
    assertThat(report.path("totals").path("fps").asDouble()).isCloseTo(fps, within(1e-6 * fps));
  }

  @Test
  void theHostsShareIsSaid() throws IOException {
    JsonNode host = report("estimate", "8x8-16c3-20c3-7", "--first-layer", "host").path("host");
    assertThat(host.path("layer").asText()).isEqualTo("conv1");
    assertThat(host.path("operations").asLong()).isEqualTo(64 * 16 * 27);
    assertThat(host.path("share").asDouble())
        .isCloseTo(432.0 / (432 + 4 * (16 * 20 * 9 + 20 * 7)), within(1e-9));
    assertThat(host.path("secondsPerImage").isNumber()).isFalse();
    Path input = folder.resolve("x.npy");
    NpyWriter.write(input, NpyArray.of(NpyType.INT8, new byte[2 * 64], 1, 2, 8, 8));
    JsonNode run = report("run", SmallNetwork.write(folder), "--input", input).path("host");
    assertThat(run.path("secondsPerImage").asDouble()).isPositive();
  }

  @Test
  void aHostThatOnlyPacksSpikesHasNoLayer() throws IOException {
    Path input = folder.resolve("s.npy");
    NpyWriter.write(input, NpyArray.of(NpyType.UINT8, new byte[3 * 2 * 64], 1, 3, 2, 8, 8));
    CommandRun run = CommandRun.of("run", SmallNetwork.write(folder), "--input", input);
    assertThat(run.out()).containsPattern("host +packs spikes; [0-9.]+ ms per image");
  }

  @Test
  void aHostThatOnlyCutsNumbersApartHasNoLayer() throws IOException {
    Path input = folder.resolve("c.npy");
    byte[] counts = new byte[3 * 2 * 64];
    counts[5] = 3;
    NpyWriter.write(input, NpyArray.of(NpyType.UINT8, counts, 1, 3, 2, 8, 8));
    Path json = folder.resolve("r.json");
    CommandRun run =
        CommandRun.of(
            "run",
            SmallNetwork.write(folder),
            "--input",
            input,
            "--first-layer",
            "chip",
            "--json",
            json);
    assertThat(run.out()).containsPattern("host +cuts numbers of 2 bits apart; [0-9.]+ ms");
    JsonNode host = new ObjectMapper().readTree(json.toFile()).path("host");
    assertThat(host.path("inputBits").asInt()).isEqualTo(2);
    assertThat(host.has("layer")).isFalse();
  }
}
