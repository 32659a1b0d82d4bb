package org.firefly.architecture.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.firefly.architecture.ConfigurationException;
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
  void theIndexNamesEveryFileOfTheFolder() throws IOException {
    Path presets = Path.of("src/main/resources/org/firefly/architecture/board/boards");
    try (Stream<Path> files = Files.list(presets)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".properties"))
          .containsExactlyInAnyOrderElementsOf(
              Boards.names().stream().map(name -> name + ".properties").toList());
    }
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
            "There is no board \"zcu106\"; the known boards are "
                + String.join(", ", Boards.names())
                + ", or give the path of a .properties file that describes one.");
  }

  @Test
  void aFileDescribesABoard() throws IOException {
    Board board = Boards.find(write(FILE));
    assertThat(board.status()).isEqualTo(BoardStatus.SIMULATED);
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
  void rulesOfAcceleratorPlatformAndBoardAreToldTogetherWithUnknownKeys() throws IOException {
    String file =
        write(
            FILE.replace("dsps = 2520", "dsps = 2303").replace("weightRing", "weightring")
                + """
                membraneDepth = 100
                maxWidth = wide
                core1.spikePort = HP9
                part = xczu9eg-ffvb1156-2-e
                control.address = 0x80000000
                """);
    assertThatThrownBy(() -> Boards.find(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("The board file " + file + " is not usable: ")
        .hasMessageContaining(
            "membraneDepth must be a power of two from 64 to 65536, not 100; maxWidth cannot be"
                + " \"wide\"; ")
        .hasMessageContaining("core1.spikePort cannot be \"HP9\"")
        .hasMessageContaining("multiple of 64 KiB from 0xA0000000")
        .hasMessageContaining("2303 DSP slices")
        .hasMessageContaining("weightringTiles is not a key of a board file");
  }

  @Test
  void aMissingNumberOfCoresHidesNoPort() throws IOException {
    String file =
        write(
            FILE.replace("cores = 2\n", "")
                + "part = xczu9eg-ffvb1156-2-e\ncore1.spikePort = HP2\n");
    assertThatThrownBy(() -> Boards.find(file))
        .hasMessage("The board file " + file + " is not usable: cores is missing.");
  }

  @Test
  void aBusThatSplitsTheRowsOfATileIsRefusedByItsRule() throws IOException {
    String file = write(FILE.replace("parallelism = 32", "parallelism = 16\nbusBits = 256"));
    assertThatThrownBy(() -> Boards.find(file))
        .hasMessageContaining("busBits must divide the 1152 bits of a row of a tile");
  }

  @Test
  void aBoardWithoutEnoughDspSlicesIsRefused() throws IOException {
    String file = write(FILE.replace("dsps = 2520", "dsps = 2303"));
    assertThatThrownBy(() -> Boards.find(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("2303 DSP slices")
        .hasMessageContaining("need 2368");
  }

  @Test
  void presetsSayHowTheAcceleratorSitsOnTheDevice() {
    assertThat(Boards.all())
        .allSatisfy(
            board -> {
              Platform platform = board.platform().orElseThrow();
              assertThat(platform.part().device()).isEqualToIgnoringCase(board.device());
              assertThat(platform.ports()).hasSize(board.config().cores());
              assertThat(platform.psClockMHz(board.clockMHz()))
                  .isIn(board.clockMHz(), ClockSource.WIZARD_INPUT_MHZ);
              assertThat(platform.boardPart()).isPresent();
            });
    assertThat(Boards.find("kv260").platform().orElseThrow().part())
        .isEqualTo(new Part("xck26-sfvc784-2LV-c", "xck26", "sfvc784", "-2LV"));
  }

  @Test
  void presetsClaimNoMoreThanWasDone() {
    assertThat(Boards.all())
        .allSatisfy(
            board -> assertThat(board.status()).isLessThanOrEqualTo(BoardStatus.SYNTHESISED));
  }

  @Test
  void aFileWithoutAPartDescribesASimulatedBoard() throws IOException {
    assertThat(Boards.find(write(FILE)).platform()).isEmpty();
  }

  @Test
  void aPartIsEnoughForAPlatform() throws IOException {
    Platform platform =
        Boards.find(write(FILE + "part = xczu9eg-ffvb1156-2-e")).platform().orElseThrow();
    assertThat(platform.ports()).containsExactly(CorePorts.usual(0, 1), CorePorts.usual(1, 1));
    assertThat(platform.usedPorts())
        .containsExactly(MemoryPort.HP0, MemoryPort.HP1, MemoryPort.HP2, MemoryPort.HP3);
    assertThat(platform.controlAddress()).isEqualTo(0xA000_0000L);
    assertThat(platform.clockSource()).isEqualTo(ClockSource.WIZARD);
    assertThat(platform.psClockMHz(200)).isEqualTo(100);
    assertThat(platform.loader()).isEqualTo(FirmwareLoader.FPGA_MANAGER);
  }

  @Test
  void everythingWrongWithAPlatformIsToldAtOnce() throws IOException {
    String file =
        write(FILE + "part = zu9\ncore0.spikePort = HP7\ncore2.spikePort = HP0\nboardPart = x");
    assertThatThrownBy(() -> Boards.find(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("part cannot be \"zu9\"")
        .hasMessageContaining("core0.spikePort cannot be \"HP7\"")
        .hasMessageContaining("core2.spikePort is not a key")
        .hasMessageContaining("boardPart cannot be \"x\"");
  }

  @Test
  void addressesAndSizesThatCannotWorkAreToldAtOnce() throws IOException {
    String file =
        write(
            FILE
                + """
                part = xczu9eg-ffvb1156-2-e
                control.address = 0x80000000
                ports.bits = 256
                ddr.lowBytes = 3000
                ddr.highBytes = 3000
                buffer.bytes = 100
                """);
    assertThatThrownBy(() -> Boards.find(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("multiple of 64 KiB from 0xA0000000 to 0xAFFFFFFF")
        .hasMessageContaining("ports.bits must be 32, 64 or 128")
        .hasMessageContaining("ddr.lowBytes must be a power of two")
        .hasMessageContaining("ddr.highBytes must be 0 or a power of two")
        .hasMessageContaining("buffer.bytes must be a multiple of 4096");
  }

  @Test
  void theTextOfAPresetIsAFileOfOnesOwn() throws IOException {
    for (String name : Boards.names()) {
      assertThat(Boards.find(write(Boards.text(name)))).isEqualTo(Boards.find(name));
    }
  }

  private String write(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.properties"), text).toString();
  }
}
