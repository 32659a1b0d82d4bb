package org.firefly.explore.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.Boards;
import org.firefly.explore.study.StudyException;
import org.firefly.host.file.Json;
import org.firefly.report.model.Synthesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreFiguresTest {
  @TempDir private Path folder;

  private Path report(AcceleratorConfig config) throws IOException {
    Path file = folder.resolve("r.json");
    Json.write(
        new Synthesis(
            "mine",
            "XCK26",
            config.parallelism(),
            config.cores(),
            config,
            List.of(block("array", 1, 2), block("core", 12345, 678)),
            List.of(),
            new Synthesis.Path(5, "a", "b")),
        file);
    return file;
  }

  private static Synthesis.Block block(String name, int luts, int flipFlops) {
    return new Synthesis.Block(name, luts, 0, flipFlops, 304, 44.5, 8, 5);
  }

  @Test
  void presetsAreKnownAndReportsAddToThem() throws IOException {
    AcceleratorConfig kv260 = Boards.find("kv260").config();
    AcceleratorConfig other = kv260.with(Setting.WEIGHT_RING_TILES, 32);
    CoreFigures shipped = CoreFigures.of(List.of());
    assertThat(shipped.of(kv260)).isPresent();
    assertThat(shipped.of(other)).isEmpty();
    CoreFigures more = CoreFigures.of(List.of(report(other)));
    assertThat(more.of(other.with(Setting.CORES, 3)))
        .contains(new CoreFigures.Core(12345, 678, "r.json"));
    assertThat(more.of(kv260)).isEqualTo(shipped.of(kv260));
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    for (String text : List.of("{}", "[]", "{\"accelerator\": {}}", "no JSON")) {
      Path file = Files.writeString(folder.resolve("x.json"), text);
      assertThatThrownBy(() -> CoreFigures.of(List.of(file)))
          .isInstanceOf(StudyException.class)
          .hasMessageContaining("x.json")
          .hasMessageContaining("firefly synth --target --json");
    }
  }
}
