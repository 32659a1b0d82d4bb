package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.CoreError;
import org.firefly.architecture.Program;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiMemory;
import org.firefly.cosimulation.axi.AxiPort;
import org.firefly.cosimulation.axi.AxiResponse;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.runtime.Device;
import org.firefly.runtime.DeviceException;
import org.firefly.runtime.board.BoardDevice;
import org.firefly.runtime.board.BoardSettings;
import org.firefly.runtime.standin.RegisterFileServer;
import org.firefly.runtime.standin.StandInBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The board's own code drives the RTL through files: registers, DMA buffer and interrupts. */
class BoardFilesRtlTest {
  private static final AcceleratorConfig CONFIG = AcceleratorConfig.ofParallelism(16);
  private static final long ADDRESS = 0x7000_0000L;
  private static final AxiTiming TIMING = AxiTiming.IDEAL.withLatency(30, 60);

  @TempDir private Path folder;
  private final Program program = SmallProgram.of(CONFIG);
  private StandInBoard board;
  private RtlSystem system;
  private RtlCoreModel core;
  private RegisterFileServer server;

  @BeforeEach
  void makeBoard() throws IOException, InterruptedException {
    board = new StandInBoard(folder, 1, ADDRESS, BoardDevice.bufferBytes(program));
    Path events = folder.resolve("events");
    new ProcessBuilder("mkfifo", events.toString()).start().waitFor();
    Files.createFile(folder.resolve("enable"));
    system =
        RtlSystem.of(
            CONFIG,
            new AxiMemory(ADDRESS, board.mapBuffer()),
            TIMING,
            SimulationOptions.DEFAULT.withCycleLimit(Long.MAX_VALUE));
    core = new RtlCoreModel(system);
    server = new RegisterFileServer(board.registers(), List.of(core), Optional.of(events));
  }

  @AfterEach
  void close() {
    server.close();
    system.close();
  }

  private void configure(String... lines) {
    try {
      Files.write(board.configuration(), List.of(lines), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Device open(Program which) {
    return BoardDevice.open(which, BoardSettings.read(board.configuration()));
  }

  private void changePorts(Consumer<AxiPort> change) {
    RtlSystem.MemoryPorts ports = system.ports(0);
    core.change(
        () -> List.of(ports.spike(), ports.weight(), ports.output()).forEach(change::accept));
  }

  private void assertRunWorks() throws InterruptedException {
    try (Device device = open(program)) {
      assertThat(SmallProgram.run(device).results()).isDeepEqualTo(SmallProgram.expected(program));
    }
  }

  private void assertRunFails(String... parts) {
    try (Device device = open(program)) {
      assertThatThrownBy(() -> SmallProgram.run(device))
          .isInstanceOf(DeviceException.class)
          .hasMessageContainingAll(parts);
    }
  }

  @Test
  void pollingGivesTheResultsOfTheSimulator() throws InterruptedException {
    assertRunWorks();
    assertRunWorks();
  }

  @Test
  void interruptsGiveTheResultsOfTheSimulator() throws InterruptedException {
    configure(
        "interrupt = true",
        "interrupt.file = " + folder.resolve("events"),
        "interrupt.enable.file = " + folder.resolve("enable"));
    assertRunWorks();
    assertRunWorks();
  }

  @ParameterizedTest
  @CsvSource({"spike, SPIKE_READ", "weight, WEIGHT_READ", "output, WRITE"})
  void anErrorOfTheMemoryIsToldAndTheNextRunWorks(String name, CoreError error)
      throws InterruptedException {
    long end = ADDRESS + system.memoryBytes() - 1;
    RtlSystem.MemoryPorts ports = system.ports(0);
    core.change(
        () -> {
          switch (name) {
            case "spike" -> ports.spike().failReads(ADDRESS, end, AxiResponse.SLVERR);
            case "weight" -> ports.weight().failReads(ADDRESS, end, AxiResponse.SLVERR);
            default -> ports.output().failWrites(ADDRESS, end, AxiResponse.DECERR);
          }
        });
    assertRunFails("Core 0 failed in layer 0", error.text(), "physical address");
    changePorts(AxiPort::clearErrors);
    assertRunWorks();
  }

  @Test
  void aCoreOfAnotherShapeIsRefused() throws InterruptedException {
    Program other = SmallProgram.of(Systems.small());
    assertThatThrownBy(() -> open(other))
        .isInstanceOf(DeviceException.class)
        .hasMessageContainingAll(
            "Core 0 is not the one that the program was compiled for", "membraneBits is 18");
    assertRunWorks();
  }
}
