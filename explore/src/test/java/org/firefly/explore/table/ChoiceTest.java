package org.firefly.explore.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.firefly.explore.run.Studies;
import org.firefly.explore.study.Goal;
import org.firefly.explore.study.Limit;
import org.firefly.explore.study.Metric;
import org.firefly.explore.study.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoiceTest {
  @TempDir private Path folder;
  private Table table;

  @BeforeEach
  void explore() throws IOException, InterruptedException {
    Study study =
        Studies.read(
            folder,
            """
            networks: [8x8-16c3-5, 8x8-32c3-64c3-5]
            targets: [kv260, {board: ultra96v2, parallelism: [16, 32], clockMHz: [200, 300]}, zcu104]
            membraneDepth: [1024, 8192]
            timeSteps: [1, 2, 3]
            weightBits: [4, 8]
            batch: [1, 2, 8]
            """);
    table = Table.of(study, Studies.run(study, folder.resolve("stages"), 2).findings());
  }

  private static double merit(Row row, Metric metric) {
    return Scores.merit(row, metric).orElseThrow();
  }

  private static boolean beats(Row one, Row other, Metric x, Metric y) {
    return merit(one, x) >= merit(other, x)
        && merit(one, y) >= merit(other, y)
        && (merit(one, x) > merit(other, x) || merit(one, y) > merit(other, y));
  }

  @Test
  void theFrontIsWhatNobodyBeats() {
    for (Metric y : List.of(Metric.ACCURACY, Metric.THROUGHPUT)) {
      List<Row> known =
          table.rows().stream().filter(r -> Scores.of(r, Metric.LATENCY).isPresent()).toList();
      List<Row> front = Front.of(table.rows(), Metric.LATENCY, y);
      assertThat(front).isNotEmpty();
      for (Row row : known) {
        boolean beaten = known.stream().anyMatch(other -> beats(other, row, Metric.LATENCY, y));
        boolean equalIsThere =
            front.stream()
                .anyMatch(
                    f ->
                        merit(f, Metric.LATENCY) == merit(row, Metric.LATENCY)
                            && merit(f, y) == merit(row, y));
        assertThat(equalIsThere).isEqualTo(!beaten);
      }
    }
  }

  @Test
  void theBestKeepsTheLimitsAndNoOtherThatDoesIsBetter() {
    Goal goal =
        new Goal(
            List.of(Limit.parse(Metric.LATENCY, "15us"), Limit.parse(Metric.DSP, "60%")),
            Optional.of(Metric.THROUGHPUT));
    Choice choice = Choice.of(table, goal);
    Row best = choice.best().orElseThrow();
    assertThat(Scores.of(best, Metric.LATENCY).orElseThrow()).isLessThanOrEqualTo(15);
    assertThat(Scores.of(best, Metric.DSP).orElseThrow()).isLessThanOrEqualTo(0.6);
    List<Row> allowed =
        table.rows().stream()
            .filter(row -> Scores.of(row, Metric.LATENCY).filter(v -> v <= 15).isPresent())
            .filter(row -> Scores.of(row, Metric.DSP).filter(v -> v <= 0.6).isPresent())
            .toList();
    assertThat(choice.allowed()).isEqualTo(allowed.size());
    assertThat(allowed)
        .allSatisfy(
            row ->
                assertThat(merit(row, Metric.THROUGHPUT))
                    .isLessThanOrEqualTo(merit(best, Metric.THROUGHPUT)));
    assertThat(choice.sentences().get(0))
        .contains("latency at most 15us", "dsp at most 60%", "images/s");
  }

  @Test
  void accuracyComesFirstWhereNothingIsSaid() {
    Choice choice = Choice.of(table, new Goal(List.of(), Optional.empty()));
    assertThat(choice.by()).containsExactly(Metric.ACCURACY, Metric.THROUGHPUT);
    double most =
        table.rows().stream()
            .flatMap(row -> Scores.of(row, Metric.ACCURACY).stream())
            .mapToDouble(v -> v)
            .max()
            .orElseThrow();
    assertThat(Scores.of(choice.best().orElseThrow(), Metric.ACCURACY)).contains(most);
  }

  @Test
  void whatNobodyHasSynthesisedIsLeftOutAndTold() {
    Goal goal =
        new Goal(
            List.of(Limit.parse(Metric.LATENCY, "1ms"), Limit.parse(Metric.LUT, "90%")),
            Optional.empty());
    Choice choice = Choice.of(table, goal);
    assertThat(choice.maybe()).isPositive();
    assertThat(choice.unknown()).containsExactly(Metric.LUT);
    assertThat(choice.best().flatMap(row -> Scores.of(row, Metric.LUT))).isPresent();
    assertThat(choice.sentences()).hasSize(2);
    assertThat(choice.sentences().get(1)).contains("knows their lut:", "firefly synth --json");
  }

  @Test
  void limitsThatNothingKeepsGiveNoChoice() {
    Goal goal = new Goal(List.of(Limit.parse(Metric.LATENCY, "1ns")), Optional.empty());
    Choice choice = Choice.of(table, goal);
    assertThat(choice.best()).isEmpty();
    assertThat(choice.sentences())
        .containsExactly("No point can be chosen with latency at most 1ns.");
  }
}
