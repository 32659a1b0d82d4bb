package org.firefly.architecture.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of a preset, and what of a file that began as its copy. */
class EditedBoardTest {
  @TempDir private Path folder;

  private Board edited(String preset, String changes) throws IOException {
    Path file = folder.resolve("mine.properties");
    return Boards.find(
        Files.writeString(file, Boards.text(preset) + "\n" + changes.replace(';', '\n') + "\n")
            .toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "name = mine", "memory.latencyClocks = 7", "control.address = 0xA0010000"})
  void whatDescribesTheSameHardwareIsProvenAsFar(String changes) throws IOException {
    assertThat(edited("kv260", changes).status()).isEqualTo(BoardStatus.SYNTHESISED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weightRingTiles = 128",
        "clockMHz = 299",
        "luts = 1000000",
        "part = xck26-sfvc784-2LVI-i"
      })
  void otherHardwareIsSimulatedWhateverTheFileSays(String changes) throws IOException {
    for (String status : new String[] {"synthesised", "run-on-board"}) {
      Board board = edited("kv260", changes + ";status = " + status);
      assertThat(board.status()).isEqualTo(BoardStatus.SIMULATED);
    }
  }

  @Test
  void aPresetIsNotMoreThanItIs() throws IOException {
    assertThat(edited("kv260", "status = run-on-board").status())
        .isEqualTo(BoardStatus.SYNTHESISED);
    assertThat(edited("kv260", "status = simulated").status()).isEqualTo(BoardStatus.SIMULATED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weightRingTiles = 128 | 2 cores with P = 16 take 152 and 16; weightRingTiles = 64 in",
        "membraneMemory = block | take 217 and 0; membraneMemory = ultra in the board file fit.",
        "ramb36 = 70 | take 89 and 16; weightRingTiles = ",
        "ramb36 = 3 | choose fewer cores, a smaller parallelism or a larger device."
      })
  void memoriesThatDoNotFitAreRefusedWithWhatDoes(String changes, String sentence)
      throws IOException {
    assertThat(MemoryAdvice.refusal(edited("kv260", changes)).orElseThrow()).contains(sentence);
  }

  @Test
  void everyPresetFits() {
    assertThat(Boards.all()).allMatch(board -> MemoryAdvice.refusal(board).isEmpty());
  }
}
