package org.firefly.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardsTest {
  private static final String FILE =
      """
      name = mine
      device = XCZU9EG
      status = run-on-board
      clockMHz = 200
      luts = 274080
      flipFlops = 548160
      ramb36 = 912
      dsps = 2520
      urams = 0
      parallelism = 32
      cores = 2
      weightRingTiles = 128
      memory.latencyClocks = 60
      memory.peakGigabytesPerSecond = 20
      memory.sustainedFraction = 0.5
      """;

  @TempDir Path folder;

  @Test
  void presetsReachThePublishedPeaks() {
    assertThat(Boards.find("ultra96v2").peakGops()).isEqualTo(1382.4, within(1e-9));
    assertThat(Boards.find("kv260").peakGops()).isEqualTo(2764.8, within(1e-9));
    assertThat(Boards.find("zcu104").peakGops()).isEqualTo(5529.6, within(1e-9));
  }

  @Test
  void everyPresetHasItsOwnNameAndPortsAsWideAsItsBus() {
    assertThat(Boards.all()).extracting(Board::name).isEqualTo(Boards.names());
    assertThat(Boards.all())
        .allSatisfy(
            board -> assertThat(board.memory().portBytes()).isEqualTo(board.config().beatBytes()));
  }

  @Test
  void sustainedBandwidthIsInBytesPerClock() {
    assertThat(Boards.find("kv260").memory().sharedBytesPerClock())
        .isEqualTo(19.2e9 * 0.65 / 300e6, within(1e-9));
  }

  @Test
  void unknownBoardIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Boards.find("zcu106"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "There is no board \"zcu106\"; the known boards are ultra96v2, kv260, zcu104, or give"
                + " the path of a .properties file that describes one.");
  }

  @Test
  void aFileDescribesABoard() throws IOException {
    Board board = Boards.find(write(FILE));
    assertThat(board.status()).isEqualTo(BoardStatus.RUN_ON_BOARD);
    assertThat(board.config().weightRingTiles()).isEqualTo(128);
    assertThat(board.config().membraneDepth()).isEqualTo(8192);
    assertThat(board.memory()).isEqualTo(new MemorySystem(16, 60, 50.0));
  }

  @Test
  void everythingWrongInAFileIsToldAtOnce() throws IOException {
    String file = write(FILE.replace("cores = 2", "coers = 2").replace("= 200", "= fast"));
    assertThatThrownBy(() -> Boards.find(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(file)
        .hasMessageContaining("clockMHz cannot be \"fast\"")
        .hasMessageContaining("cores is missing")
        .hasMessageContaining("coers is not a key");
  }

  @Test
  void aBoardWithoutEnoughDspSlicesIsRefused() throws IOException {
    String file = write(FILE.replace("dsps = 2520", "dsps = 2303"));
    assertThatThrownBy(() -> Boards.find(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("2303 DSP slices")
        .hasMessageContaining("need 2368");
  }

  private String write(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.properties"), text).toString();
  }
}
