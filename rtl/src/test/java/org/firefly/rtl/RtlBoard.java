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
import org.firefly.architecture.program.Program;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiMemory;
import org.firefly.cosimulation.axi.AxiPort;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.runtime.Device;
import org.firefly.runtime.DeviceException;
import org.firefly.runtime.board.BoardDevice;
import org.firefly.runtime.board.BoardSettings;
import org.firefly.runtime.testing.RegisterFileServer;
import org.firefly.runtime.testing.StandInBoard;

/** The files of a board of one core, served by the RTL. */
final class RtlBoard implements AutoCloseable {
  /** Physical address of the buffer. */
  static final long ADDRESS = 0x7000_0000L;

  static final AxiTiming TIMING = AxiTiming.IDEAL.withLatency(30, 60);

  private final Path folder;
  private final Program program;
  private final StandInBoard files;
  private final RtlSystem system;
  private final TamperedCore core;
  private final RegisterFileServer server;

  RtlBoard(Path folder, Program program) throws IOException, InterruptedException {
    this.folder = folder;
    this.program = program;
    files = new StandInBoard(folder, 1, ADDRESS, BoardDevice.bufferBytes(program));
    Path events = folder.resolve("events");
    new ProcessBuilder("mkfifo", events.toString()).start().waitFor();
    Files.createFile(folder.resolve("enable"));
    system =
        RtlSystem.of(
            program.config(),
            new AxiMemory(ADDRESS, files.mapBuffer()),
            TIMING,
            SimulationOptions.DEFAULT.withCycleLimit(Long.MAX_VALUE));
    core = new TamperedCore(system);
    server = new RegisterFileServer(files.registers(), List.of(core), Optional.of(events));
  }

  StandInBoard files() {
    return files;
  }

  RtlSystem system() {
    return system;
  }

  TamperedCore core() {
    return core;
  }

  /** Adds lines to the configuration of the runtime; later ones win. */
  void configure(String... lines) {
    try {
      Files.write(files.configuration(), List.of(lines), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void configureInterrupt() {
    configure(
        "interrupt = true",
        "interrupt.file = " + folder.resolve("events"),
        "interrupt.enable.file = " + folder.resolve("enable"));
  }

  /** Changes all ports to the memory, from the thread that may. */
  void onPorts(Consumer<AxiPort> change) {
    Systems.ports(system, 0).forEach(change);
  }

  /** The memory moves nothing until {@link #release}. */
  void hold() throws InterruptedException {
    core.change(() -> onPorts(AxiPort::hold));
  }

  void release() throws InterruptedException {
    setTiming(TIMING);
  }

  /** The memory goes on as soon as a stop has arrived. */
  void releaseOnStop() {
    core.onStop(() -> onPorts(port -> port.setTiming(TIMING)));
  }

  void setTiming(AxiTiming timing) throws InterruptedException {
    core.change(() -> onPorts(port -> port.setTiming(timing)));
  }

  /** Does to the core what a new bitstream would. */
  void reset() throws InterruptedException {
    core.change(() -> system.simulation().reset());
  }

  Device open() {
    return open(program);
  }

  Device open(Program which) {
    return BoardDevice.open(which, BoardSettings.read(files.configuration()));
  }

  void assertRunWorks() throws InterruptedException {
    try (Device device = open()) {
      assertThat(SmallProgram.run(device).results()).isDeepEqualTo(SmallProgram.expected(program));
    }
  }

  /** Runs one block, so that the runner has no second one to stop, and demands a sentence. */
  void assertRunFails(String sentence) {
    try (Device device = open()) {
      assertThatThrownBy(() -> SmallProgram.runBlock(device))
          .isInstanceOf(DeviceException.class)
          .hasMessageMatching(sentence);
    }
  }

  void assertOpenFails(String... parts) {
    assertThatThrownBy(this::open)
        .isInstanceOf(DeviceException.class)
        .hasMessageContainingAll(parts);
  }

  @Override
  public void close() {
    server.close();
    system.close();
  }
}
