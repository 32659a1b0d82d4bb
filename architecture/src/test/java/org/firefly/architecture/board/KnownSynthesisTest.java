package org.firefly.architecture.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.junit.jupiter.api.Test;

final class KnownSynthesisTest {
  @Test
  void everyPresetHasFiguresThatAgreeWithItsConfiguration() {
    for (Board board : Boards.all()) {
      KnownSynthesis known = KnownSynthesis.of(board.config()).orElseThrow();
      assertThat(known.dsps()).as(board.name()).isEqualTo(board.config().dsps());
      BlockMemories memories = BlockMemories.of(board.config().with(Setting.CORES, 1));
      assertThat(known.ramb36()).as(board.name()).isEqualTo(memories.ramb36());
      assertThat(known.urams()).as(board.name()).isEqualTo(memories.urams());
      assertThat(known.source()).startsWith("Yosys");
    }
  }

  @Test
  void anotherAcceleratorHasNone() {
    AcceleratorConfig preset = Boards.find("kv260").config();
    assertThat(KnownSynthesis.of(preset.with(Setting.CORES, 1)))
        .isEqualTo(KnownSynthesis.of(preset))
        .isPresent();
    assertThat(KnownSynthesis.of(preset.with(Setting.MEMBRANE_BITS, 20))).isEmpty();
  }

  @Test
  void theReadmeHasTheSameFigures() throws IOException {
    List<String> readme = Files.readAllLines(Path.of("../README.md"));
    String text =
        new String(
            KnownSynthesis.class.getResourceAsStream("boards/synthesis").readAllBytes(),
            StandardCharsets.UTF_8);
    for (String row : text.lines().skip(3).toList()) {
      assertThat(readme)
          .contains("| " + row.replaceFirst("^(kv260[a-z-]*) ", "$1 (each of two cores) ") + " |");
    }
  }
}
