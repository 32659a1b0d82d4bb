package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreError;
import org.firefly.architecture.isa.Register;
import org.firefly.architecture.program.Program;
import org.firefly.cosimulation.axi.AxiPort;
import org.firefly.cosimulation.axi.AxiResponse;
import org.firefly.runtime.DeviceException;
import org.firefly.runtime.board.BoardDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The board's own code drives the RTL through files: registers, DMA buffer and interrupts. */
@Timeout(300)
class BoardFilesRtlTest {
  @TempDir private Path folder;
  private final Program program = SmallProgram.of(AcceleratorConfig.ofParallelism(16));
  private RtlBoard board;

  @BeforeEach
  void makeBoard() throws IOException, InterruptedException {
    board = new RtlBoard(folder, program);
  }

  @AfterEach
  void close() {
    board.close();
  }

  @Test
  void pollingGivesTheResultsOfTheSimulator() throws InterruptedException {
    board.assertRunWorks();
    board.assertRunWorks();
  }

  @Test
  void interruptsGiveTheResultsOfTheSimulator() throws InterruptedException {
    board.configureInterrupt();
    board.assertRunWorks();
    board.assertRunWorks();
  }

  @Test
  void aRunAfterAResetIsRight() throws InterruptedException {
    board.assertRunWorks();
    board.reset();
    board.assertRunWorks();
  }

  @ParameterizedTest
  @CsvSource({"spike, SPIKE_READ", "weight, WEIGHT_READ", "output, WRITE"})
  void anErrorOfTheMemoryIsToldAndTheNextRunWorks(String name, CoreError error)
      throws InterruptedException {
    long end = RtlBoard.ADDRESS + board.system().memoryBytes() - 1;
    RtlSystem.MemoryPorts ports = board.system().ports(0);
    board
        .core()
        .change(
            () -> {
              switch (name) {
                case "spike" -> ports.spike().failReads(RtlBoard.ADDRESS, end, AxiResponse.SLVERR);
                case "weight" ->
                    ports.weight().failReads(RtlBoard.ADDRESS, end, AxiResponse.SLVERR);
                default -> ports.output().failWrites(RtlBoard.ADDRESS, end, AxiResponse.DECERR);
              }
            });
    board.assertRunFails(
        "Core 0 failed in layer 0 \\(.*\\): %s.*; check that the buffer's physical address .*\\."
            .formatted(error.text()));
    board.core().change(() -> board.onPorts(AxiPort::clearErrors));
    board.assertRunWorks();
  }

  @Test
  void aCoreOfAnotherShapeIsRefusedAndTheRightProgramRuns() throws InterruptedException {
    Program other = SmallProgram.of(Systems.small());
    assertThatThrownBy(() -> board.open(other))
        .isInstanceOf(DeviceException.class)
        .hasMessageContainingAll(
            "Core 0 is not the one that the program was compiled for", "membraneBits is 18");
    board.assertRunWorks();
  }

  @Test
  void anotherVersionOfTheRegistersIsRefusedAndTheRightOneRuns() throws InterruptedException {
    board.core().pretend(Register.VERSION, 0x0002_0001);
    board.assertOpenFails("Core 0 has registers of version 2.1, but this runtime drives version");
    board.core().pretendNothing();
    board.assertRunWorks();
  }

  @Test
  void aBufferThatIsTooSmallIsRefusedAndALargeOneWorks() throws IOException, InterruptedException {
    Path size = board.files().bufferAttributes().resolve("size");
    Files.writeString(size, "4096");
    String needed = Long.toString(BoardDevice.bufferBytes(program));
    board.assertOpenFails("needs a buffer of " + needed + " bytes", "has 4096; choose a smaller");
    Files.writeString(size, needed);
    board.assertRunWorks();
  }
}
