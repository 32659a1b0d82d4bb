package org.firefly.explore.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firefly.architecture.board.Board;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.explore.run.Studies.Ran;
import org.firefly.explore.stage.Clocks;
import org.firefly.explore.stage.Laboratory;
import org.firefly.explore.stage.Simulated;
import org.firefly.explore.stage.Subjects;
import org.firefly.explore.study.Study;
import org.firefly.explore.study.StudyFile;
import org.firefly.timing.ClockModel;
import org.firefly.timing.NetworkTiming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplorationTest {
  private static final String STUDY =
      """
      networks: 8x8-16c3-20c3-p2-5
      targets: [kv260, {board: zcu104, parallelism: [16, 32], weightPorts: 1}]
      timeSteps: [2, 3]
      batch: [1, 4]
      """;

  @TempDir private Path folder;

  private Path stages() {
    return folder.resolve("stages");
  }

  @Test
  void whatIsEqualIsMadeOnce() throws Exception {
    Study study = Studies.read(folder, STUDY + "memory: {latencyClocks: [0, 60, 100]}\n");
    Ran ran = Studies.run(study, stages(), 2);
    // A core of the KV260 is that of the ZCU104 with P = 16, so that 2 configurations x 2 T x 2
    // batches compile; samples run once for each T.
    assertThat(ran.counts()).isEqualTo(new Counts(36, 36, 0, 8, 2, 8, 2));
    assertThat(ran.findings()).hasSize(36);
  }

  @Test
  void aSecondRunMakesNothingAndFindsTheSame() throws Exception {
    Study study = Studies.read(folder, STUDY);
    Ran first = Studies.run(study, stages(), 2);
    Ran second = Studies.run(study, stages(), 1);
    assertThat(second.findings()).isEqualTo(first.findings());
    assertThat(second.counts().compilationsMade()).isZero();
    assertThat(second.counts().simulationsMade()).isZero();
  }

  @Test
  void ofAChangedStudyOnlyWhatChangedIsMade() throws Exception {
    Studies.run(Studies.read(folder, STUDY), stages(), 1);
    Study more = Studies.read(folder, STUDY.replace("[2, 3]", "[2, 3, 4]"));
    Counts counts = Studies.run(more, stages(), 1).counts();
    assertThat(counts.compilationsMade()).isEqualTo(4);
    assertThat(counts.simulationsMade()).isEqualTo(1);
    Study fewer = Studies.read(folder, STUDY + "images: 3\n");
    Counts others = Studies.run(fewer, stages(), 1).counts();
    assertThat(others.simulationsMade()).isEqualTo(2);
  }

  @Test
  void anotherNetworkOfTheSameNameIsAnotherNetwork() throws Exception {
    Study study = Studies.read(folder, STUDY);
    Studies.run(study, stages(), 1);
    Study other = Studies.read(folder, STUDY.replace("20c3", "24c3"));
    assertThat(Studies.run(other, stages(), 1).counts().compilationsMade()).isEqualTo(8);
  }

  @Test
  void aRunThatEndsBeforeLosesOnlyWhatWasUnderWay() throws Exception {
    Study study = Studies.read(folder, STUDY);
    try (Subjects subjects = Subjects.open(study)) {
      Laboratory laboratory = new Laboratory(subjects);
      WorkRunner broken =
          (work, taker) -> {
            taker.take(laboratory.run(work.get(0), 1));
            taker.take(laboratory.run(work.get(1), 1));
            throw new InterruptedException();
          };
      assertThatThrownBy(() -> Studies.run(study, subjects, stages(), broken))
          .isInstanceOf(InterruptedException.class);
    }
    Ran rest = Studies.run(study, stages(), 2);
    assertThat(rest.counts().compilationsMade()).isEqualTo(8 - 4);
    assertThat(rest.findings())
        .isEqualTo(Studies.run(study, folder.resolve("other"), 2).findings());
  }

  @Test
  void aDamagedResultIsMadeAnew() throws Exception {
    Study study = Studies.read(folder, STUDY);
    List<Finding> findings = Studies.run(study, stages(), 1).findings();
    try (Stream<Path> files = Files.list(stages())) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      }
    }
    assertThat(Studies.run(study, stages(), 1).findings()).isEqualTo(findings);
  }

  @Test
  void clocksAreThoseOfTheClockModel() throws Exception {
    Study study = Studies.read(folder, STUDY);
    for (Finding finding : Studies.run(study, stages(), 1).findings()) {
      Board board = finding.point().board().orElseThrow();
      Compilation compilation =
          Compiler.compile(
              study.models().get(0).network(),
              CompilerOptions.of(board.config())
                  .withTimeSteps(finding.point().settings().timeSteps().getAsInt())
                  .withBatch(finding.point().settings().batch())
                  .withInput(Input.ofScale(1)));
      NetworkTiming timing =
          ClockModel.estimate(compilation.program(), board, compilation.program().batch());
      assertThat(finding.clocks().map(Clocks::clocks)).contains(timing.clocks());
      assertThat(finding.clocks().map(Clocks::samples)).contains(compilation.program().batch());
    }
  }

  /** Why simulations of points that differ in P, memories and batch are one. */
  @Test
  void answersDependNeitherOnTheConfigurationNorOnTheBatch() throws Exception {
    Study study = Studies.read(folder, STUDY.replace("[2, 3]", "3"));
    try (Subjects subjects = Subjects.open(study)) {
      Exploration exploration = new Exploration(study, subjects, new Results(stages()));
      Laboratory laboratory = new Laboratory(subjects);
      List<Optional<Simulated.Facts>> facts =
          exploration.run(new LocalRunner(laboratory, 1), (done, all) -> {}).stream()
              .map(finding -> Alone.simulated(laboratory, finding.point()))
              .toList();
      assertThat(facts).hasSize(6).doesNotContain(Optional.empty());
      assertThat(facts).containsOnly(facts.get(0));
    }
  }

  @Test
  void pointsThatCannotBeAreRowsWithAReason() throws Exception {
    Study study =
        Studies.read(
            folder,
            """
            networks: [8x8-16c3-5, 9x9-16c3-5]
            targets:
              - {board: ultra96v2, parallelism: 32}
              - {board: ultra96v2, membraneDepth: 65536}
              - {board: ultra96v2, membraneDepth: 64}
              - ultra96v2
            timeSteps: 2
            """);
    Ran ran = Studies.run(study, stages(), 1);
    assertThat(ran.findings()).hasSize(8);
    assertThat(ran.findings().get(0).refusal())
        .hasValueSatisfying(r -> assertThat(r).contains("DSP slices"));
    assertThat(ran.findings().get(1).refusal().orElseThrow()).contains("RAMB36");
    assertThat(ran.findings().get(3).refusal()).isEmpty();
    assertThat(ran.findings().get(7).refusal().orElseThrow()).contains("8");
    assertThat(ran.counts().refused()).isGreaterThanOrEqualTo(6);
  }

  @Test
  void withoutDataOnlyClocksAreFound() throws Exception {
    Path file = Files.writeString(folder.resolve("bare.yaml"), STUDY);
    Ran ran = Studies.run(StudyFile.read(file), stages(), 1);
    assertThat(ran.findings()).allSatisfy(f -> assertThat(f.simulated()).isEmpty());
    assertThat(ran.findings()).allSatisfy(f -> assertThat(f.clocks()).isPresent());
  }

  @Test
  void loopsRunOnSpikesAndPixelsOnTheChip() throws Exception {
    String loop = "networks: 1x1x70-64rec-20\ntargets: kv260\n";
    assertThat(refusals(loop)).hasSize(1).doesNotContain(Optional.empty());
    assertThat(refusals(loop + "spikes: true\n")).containsOnly(Optional.empty());

    String block = "networks: 8x8-16c3-16add3-5\ntargets: kv260\nfirstLayer: ";
    Ran host = Studies.run(Studies.read(folder, block + "host\n"), stages(), 1);
    Ran chip = Studies.run(Studies.read(folder, block + "chip\n"), stages(), 1);
    assertThat(chip.counts().compilationsMade()).isEqualTo(1);
    assertThat(clocks(chip)).isGreaterThan(clocks(host));
  }

  private List<Optional<String>> refusals(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("loop.yaml"), text);
    return Studies.run(StudyFile.read(file), stages(), 1).findings().stream()
        .map(Finding::refusal)
        .toList();
  }

  private static long clocks(Ran ran) {
    return ran.findings().get(0).clocks().orElseThrow().clocks();
  }

  @Test
  void progressEndsWithAllPoints() throws IOException, InterruptedException {
    Study study = Studies.read(folder, STUDY);
    List<Integer> done = new ArrayList<>();
    try (Subjects subjects = Subjects.open(study)) {
      new Exploration(study, subjects, new Results(stages()))
          .run(new LocalRunner(new Laboratory(subjects), 2), (n, all) -> done.add(n));
    }
    assertThat(done).isSorted().startsWith(0).endsWith(12);
  }
}
