package org.firefly.explore.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.Board;
import org.firefly.conventions.Framework;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyFileTest {
  private static final String LEAST = "networks: 8x8-16c3-5\ntargets: kv260\n";

  @TempDir private Path folder;

  private Study read(String text) throws IOException {
    return StudyFile.read(Files.writeString(folder.resolve("s.yaml"), text));
  }

  @Test
  void aStudyOfTwoLinesHasOnePoint() throws IOException {
    Study study = read(LEAST);
    assertThat(study.size()).isEqualTo(1);
    assertThat(study.name()).isEqualTo("s.yaml");
    assertThat(study.batches()).containsExactly(1);
    assertThat(study.weightBits()).containsExactly(8);
    assertThat(study.memories()).containsExactly(Memory.OF_BOARD);
    assertThat(study.data()).isEmpty();
    assertThat(study.energy().name()).isEqualTo("horowitz-45nm-int8");
  }

  @Test
  void everythingThatAStudySaysIsRead() throws IOException {
    Files.createFile(folder.resolve("x.npy"));
    Study study =
        read(
            """
            name: mine
            networks: [8x8-16c3-5, 8x8-32c3-5]
            targets:
              - kv260
              - board: ultra96v2
                clockMHz: [200, 300]
                membraneBits: 20
            membraneBits: [16, 18]
            engines: [dense]
            timeSteps: {from: 2, to: 6, step: 2}
            weightBits: {from: 4, to: 8}
            batch: [{from: 1, to: 8, factor: 2}, 5]
            memory: {latencyClocks: [0, 60], gigabytesPerSecond: 4.5}
            data: x.npy
            images: 7
            from: snntorch
            constraints: {latency: 1ms, lut: 70%, accuracy: 0.9}
            best: throughput
            """);
    assertThat(study.timeSteps()).containsExactly(2, 4, 6);
    assertThat(study.weightBits()).containsExactly(4, 5, 6, 7, 8);
    assertThat(study.batches()).containsExactly(1, 2, 4, 8, 5);
    assertThat(study.memories())
        .containsExactly(
            new Memory(OptionalInt.of(0), Optional.of(4.5)),
            new Memory(OptionalInt.of(60), Optional.of(4.5)));
    assertThat(study.targets())
        .extracting(Target::changes)
        .containsExactly(
            Map.of(Setting.MEMBRANE_BITS, 16),
            Map.of(),
            Map.of(Setting.MEMBRANE_BITS, 20),
            Map.of(Setting.MEMBRANE_BITS, 20));
    assertThat(study.targets())
        .extracting(Target::clockMHz)
        .endsWith(OptionalInt.of(200), OptionalInt.empty());
    assertThat(study.conventions().from()).contains(Framework.SNNTORCH);
    assertThat(study.data().orElseThrow().images()).isEqualTo(7);
    assertThat(study.goal().best()).contains(Metric.THROUGHPUT);
    assertThat(study.goal().limits()).extracting(Limit::bound).containsExactly(1000.0, 0.7, 0.9);
    assertThat(study.size()).isEqualTo(2L * 4 * 2 * 3 * 5 * 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "batch: many | line 3, key batch: 'many' is no number from 1 to 255; choose one of these.",
        "batch: 256 | line 3, key batch: '256' is no number from 1 to 255",
        "batch: [] | line 3, key batch: the list is empty; leave the key out",
        "batch: {from: 1} | line 3, key batch: the key to is missing; add it.",
        "batch: {from: 1, to: 8, by: 2} | key by: there is no such key here; the keys are factor",
        "batch: {from: 1, to: 8, step: 1, factor: 2} | it has both step and factor",
        "weightBits: 3 | line 3, key weightBits: '3' is no number from 4 to 8",
        "firstLayer: fpga | line 3, key firstLayer: 'fpga' is no place; choose host or chip.",
        "spikes: 1 | line 3, key spikes: '1' is neither true nor false; choose one.",
        "batches: 3 | line 3, key batches: there is no such key here; the keys are batch",
        "engines: [dense, event] | line 3, key engines: there is no engine 'event'",
        "parallelism: 24 | line 3, key parallelism: it cannot be 24; choose 16 or 32.",
        "membraneMemory: big | key membraneMemory: 'big' is no value of it; choose block or ultra.",
        "images: 3 | line 3, key images: there is no data that it is of; add the key data.",
        "calibration: here.npy | here.npy does not exist; paths start at the folder of the study.",
        "data: nowhere | nowhere does not exist; paths start at the folder of the study.",
        "constraints: {latency: 70%} | '70%' is no bound of latency; give a time such as 1ms",
        "constraints: {luts: 70%} | key luts: 'luts' is no metric; choose of accuracy, latency",
        "best: speed | key best: 'speed' is no metric",
        "from: keras | key from: from is 'keras' but must be one of",
        "energy: sun | key energy: There is no energy model",
        "memory: {gigabytesPerSecond: 0} | '0' is no number above 0; choose one.",
        "targets: kv260 | line 3, key targets: it stands twice; remove one of them.",
        "synthesis: s.json | s.json does not exist",
        "batch: {a | line 4, is no YAML",
      })
  void whatCannotBeUsedIsToldWithItsPlace(String line, String message) {
    assertThatThrownBy(() -> read(LEAST + line + "\n"))
        .isInstanceOf(StudyException.class)
        .hasMessageStartingWith(folder.resolve("s.yaml").toString())
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "targets: kv260",
        "networks: 8x8-16c3-5",
        "networks: x.nir\ntargets: kv260",
        "networks: 8y8\ntargets: kv260",
        "networks: 8x8-16c3-5\ntargets: kv26",
        "networks: 8x8-16c3-5\ntargets: {parallelism: 16}",
        "[1, 2]",
        "",
      })
  void studiesWithoutWhatTheyNeedAreRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(StudyException.class);
  }

  @Test
  void aStudyOfTooManyPointsIsRefused() {
    assertThatThrownBy(
            () -> read(LEAST + "batch: {from: 1, to: 255}\ntimeSteps: {from: 1, to: 1000}\n"))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("255000 points");
  }

  @Test
  void theCommandLineComesBeforeTheFile() {
    Goal file =
        new Goal(
            List.of(Limit.parse(Metric.LATENCY, "1ms"), Limit.parse(Metric.DSP, "50%")),
            Optional.of(Metric.ENERGY));
    Goal both = new Goal(List.of(Limit.parse(Metric.LATENCY, "250us")), Optional.empty());
    assertThat(both.orElse(file))
        .isEqualTo(
            new Goal(
                List.of(Limit.parse(Metric.LATENCY, "250us"), Limit.parse(Metric.DSP, "50%")),
                Optional.of(Metric.ENERGY)));
  }

  @Test
  void aMemoryKeepsItsTimeWhenTheClockChanges() throws IOException {
    Study study = read("networks: 8x8-16c3-5\ntargets: {board: ultra96v2, clockMHz: [150, 300]}\n");
    Board slow = study.targets().get(0).board(Memory.OF_BOARD);
    Board usual = study.targets().get(1).board(Memory.OF_BOARD);
    assertThat(slow.memory().latencyClocks()).isEqualTo(usual.memory().latencyClocks() / 2);
    assertThat(slow.memory().sharedBytesPerClock())
        .isEqualTo(2 * usual.memory().sharedBytesPerClock());
  }
}
