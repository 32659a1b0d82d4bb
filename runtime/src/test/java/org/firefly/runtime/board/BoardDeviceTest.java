package org.firefly.runtime.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.isa.CoreError;
import org.firefly.architecture.isa.Register;
import org.firefly.architecture.program.Program;
import org.firefly.host.CoreDescription;
import org.firefly.runtime.BlockFormat;
import org.firefly.runtime.Device;
import org.firefly.runtime.DeviceException;
import org.firefly.runtime.Inference;
import org.firefly.runtime.InferenceRunner;
import org.firefly.runtime.ModelCore;
import org.firefly.runtime.ModelCore.Fault;
import org.firefly.runtime.ProgressListener;
import org.firefly.runtime.TestPrograms;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.runtime.simulated.SimulatorDevice;
import org.firefly.runtime.testing.RegisterFileServer;
import org.firefly.runtime.testing.StandInBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The board's driver against files that a thread serves with two model cores. */
@Timeout(60)
class BoardDeviceTest {
  private static final int CORES = 2;
  private static final int SAMPLES = 7;
  private static final long ADDRESS = 0x7000_0000L;

  @TempDir private Path folder;
  private final Program program = TestPrograms.of(CORES, 2);
  private final int bufferBytes = Math.toIntExact(BoardDevice.bufferBytes(program));
  private StandInBoard board;
  private List<ModelCore> cores;
  private RegisterFileServer server;

  @BeforeEach
  void makeBoard() throws IOException, InterruptedException {
    board = new StandInBoard(folder, CORES, ADDRESS, bufferBytes);
    new ProcessBuilder("mkfifo", folder.resolve("events").toString()).start().waitFor();
    Files.createFile(folder.resolve("enable"));
    serve(ADDRESS);
  }

  private void serve(long address) {
    ByteBuffer memory = board.mapBuffer();
    cores =
        IntStream.range(0, CORES)
            .mapToObj(core -> new ModelCore(program, core, memory, address))
            .toList();
    Path fifo = folder.resolve("events");
    server = new RegisterFileServer(board.registers(), cores, Optional.of(fifo));
  }

  @AfterEach
  void stopServing() {
    server.close();
  }

  private void configure(String... lines) {
    try {
      Files.write(board.configuration(), List.of(lines), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void configureInterrupt() {
    configure(
        "interrupt = true",
        "interrupt.file = " + folder.resolve("events"),
        "interrupt.enable.file = " + folder.resolve("enable"));
  }

  private Device open() {
    return BoardDevice.open(program, BoardSettings.read(board.configuration()));
  }

  private static Inference run(Device device) throws InterruptedException {
    return new InferenceRunner(device, TestPrograms.samples(SAMPLES))
        .run(SAMPLES, ProgressListener.NONE);
  }

  private void assertRunWorks(Device device) throws InterruptedException {
    Inference found = run(device);
    try (Device simulator = new SimulatorDevice(program, 1, BlockObserver.NONE)) {
      assertThat(found.results()).isDeepEqualTo(run(simulator).results());
    }
  }

  private void assertNextRunWorks() throws InterruptedException {
    cores.forEach(core -> core.breakDown(Fault.NONE));
    awaitMirror();
    try (Device device = open()) {
      assertRunWorks(device);
    }
  }

  @Test
  void pollingGivesWhatTheSimulatorGives() throws InterruptedException {
    assertNextRunWorks();
    assertNextRunWorks();
  }

  @Test
  void interruptsGiveWhatTheSimulatorGives() throws InterruptedException {
    configureInterrupt();
    assertNextRunWorks();
    assertThat(folder.resolve("enable")).isNotEmptyFile();
  }

  @Test
  void theDescriptionOfTheRightBitstreamIsAccepted() throws IOException, InterruptedException {
    Board kv260 = Boards.find("kv260");
    Files.writeString(
        folder.resolve(CoreDescription.FILE_NAME),
        CoreDescription.of(kv260, kv260.platform().orElseThrow()).json());
    assertNextRunWorks();
  }

  @Test
  void everyBlockIsCounted() throws InterruptedException {
    try (Device device = open()) {
      assertThat(run(device).report().counters().orElseThrow().blocks()).isEqualTo(4);
    }
  }

  @Test
  void cachesAreSynchronisedOverTheWholeOutput() throws IOException, InterruptedException {
    assertNextRunWorks();
    Path attributes = board.bufferAttributes();
    assertThat(Files.readString(attributes.resolve("sync_for_device"))).isEqualTo("1");
    assertThat(Files.readString(attributes.resolve("sync_for_cpu"))).isEqualTo("1");
    assertThat(Files.readString(attributes.resolve("sync_direction"))).isEqualTo("2");
    assertThat(Long.parseLong(Files.readString(attributes.resolve("sync_size"))))
        .isEqualTo(BlockFormat.of(program).output().bytes());
  }

  @Test
  void memoryWithoutCachesNeedsNoSync() throws InterruptedException {
    configure("buffer.cached = false");
    assertNextRunWorks();
    assertThat(board.bufferAttributes().resolve("sync_for_cpu")).doesNotExist();
  }

  @Test
  void registersWorkThroughDevMem() throws IOException, InterruptedException {
    Files.createSymbolicLink(folder.resolve("dev/mem"), board.registers());
    configure("registers.address = 0x0");
    assertNextRunWorks();
  }

  @Test
  void reservedMemoryWorksThroughDevMem() throws IOException, InterruptedException {
    server.close();
    serve(0);
    Files.createSymbolicLink(folder.resolve("dev/mem"), board.buffer());
    configure("buffer.address = 0x0", "buffer.bytes = " + bufferBytes);
    assertNextRunWorks();
  }

  @Test
  void anErrorOfOneCoreIsToldAndTheNextRunWorks() throws InterruptedException {
    try (Device device = open()) {
      cores.get(1).failWith(CoreError.SPIKE_READ);
      assertThatThrownBy(() -> run(device))
          .isInstanceOf(DeviceException.class)
          .hasMessageStartingWith("Core 1 failed in layer 1 (")
          .hasMessageContaining(CoreError.SPIKE_READ.text());
    }
    assertNextRunWorks();
  }

  @Test
  void aTimeOutIsToldAndTheNextRunWorks() throws InterruptedException {
    configure("timeout.seconds = 1");
    configureInterrupt();
    try (Device device = open()) {
      cores.forEach(core -> core.breakDown(Fault.HANG));
      assertThatThrownBy(() -> run(device))
          .isInstanceOf(DeviceException.class)
          .hasMessageContaining("did not finish within 1 s");
    }
    assertThat(cores).noneMatch(ModelCore::busy);
    assertNextRunWorks();
  }

  @Test
  void aBusyCoreAnotherVersionAndAnotherShapeAreTold() throws InterruptedException {
    cores.get(0).occupy();
    assertOpenFails("Core 0 is busy");
    cores.get(0).breakDown(Fault.NONE);
    cores.get(1).set(Register.VERSION, 3);
    assertOpenFails("Core 1 has registers of version 0.3");
    cores.get(1).set(Register.VERSION, Register.VERSION_VALUE);
    int shape = cores.get(1).read(Register.SHAPE);
    cores.get(1).set(Register.SHAPE, cores.get(0).read(Register.SHAPE));
    assertOpenFails("the number of the core is 0 instead of 1");
    cores.get(1).set(Register.SHAPE, shape);
    assertNextRunWorks();
  }

  private void assertOpenFails(String sentence) {
    awaitMirror();
    assertThatThrownBy(this::open)
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining(sentence);
  }

  /** Waits until the server has mirrored what a test has set. */
  private void awaitMirror() {
    try (FileChannel channel = FileChannel.open(board.registers())) {
      ByteBuffer file =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int core = 0; core < CORES; core++) {
        for (Register register : List.of(Register.VERSION, Register.SHAPE, Register.STATUS)) {
          int at = core * Register.PAGE_BYTES + register.offset();
          while (file.getInt(at) != cores.get(core).read(register)) {
            Thread.onSpinWait();
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aSmallBufferNamesBothSizesAndTheRemedy() throws IOException, InterruptedException {
    Path size = board.bufferAttributes().resolve("size");
    Files.writeString(size, "4096");
    assertThatThrownBy(this::open)
        .isInstanceOf(DeviceException.class)
        .hasMessage(
            ("The program needs a buffer of %d bytes, but %s has 4096; choose a smaller batch, or"
                    + " raise buffer.bytes in the board file and generate the device-tree overlay"
                    + " again, or give another buffer, as in \"modprobe u-dma-buf udmabuf0=%d\" and"
                    + " udmabuf = udmabuf0.")
                .formatted(bufferBytes, board.buffer(), bufferBytes));
    Files.writeString(size, Integer.toString(bufferBytes));
    assertNextRunWorks();
  }

  @Test
  void aMissingModuleIsNamed() {
    configure("udmabuf = udmabuf7");
    assertThatThrownBy(this::open)
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("There is no DMA buffer \"udmabuf7\"")
        .hasMessageContaining("device-tree overlay")
        .hasMessageContaining("set udmabuf = udmabuf0");
  }

  @Test
  void aMissingUioDeviceListsTheOthers() {
    configure("uio = snn");
    assertThatThrownBy(this::open)
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("There is no UIO device \"snn\"")
        .hasMessageContaining("only firefly")
        .hasMessageContaining("device-tree overlay");
  }

  @Test
  void aSmallRegisterMapIsTheWrongOverlay() throws IOException {
    Files.writeString(folder.resolve("sys/class/uio/uio0/maps/map0/size"), "0x1000");
    assertThatThrownBy(this::open)
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("has 4096 bytes of registers, but 2 cores need 8192");
  }

  @Test
  void aMissingDeviceNodeIsNamed() throws IOException {
    Files.delete(board.registers());
    assertThatThrownBy(this::open)
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith(board.registers() + " does not exist; load the kernel module");
  }

  @Test
  void aMissingPermissionNamesTheUdevRule() {
    assertThat(DeviceFile.openProblem(Path.of("/dev/uio0"), LibC.EACCES, "Permission denied"))
        .isEqualTo(
            "There is no permission to open /dev/uio0; run as root, or add the udev rule"
                + " KERNEL==\"uio[0-9]*\", GROUP=\"firefly\", MODE=\"0660\".");
  }

  @ParameterizedTest
  @CsvSource({
    "timeout.seconds = 0, timeout.seconds must be 1 to 86400 and is 0",
    "timeout.seconds = 9223372036854775807, must be 1 to 86400",
    "watchdog.clocks = -1, watchdog.clocks must be 0 to",
    "buffer.bytes = -64, buffer.bytes must be 0 to",
    "uio = ../mem, uio must be the name of a device",
    "'udmabuf =', udmabuf must be the name of a device",
    "'root = a\\u0000b', root must be the path of a file"
  })
  void settingsBeyondTheirRangesAreNamed(String line, String words) {
    configure(line);
    assertThatThrownBy(this::open)
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("is not usable: ")
        .hasMessageContaining(words);
  }

  @Test
  void unknownAndImpossibleSettingsAreListedTogether() {
    configure("bufer = 1", "buffer.address = here", "interrupt = maybe");
    assertThatThrownBy(this::open)
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("bufer is not a key")
        .hasMessageContaining("buffer.address must be a number")
        .hasMessageContaining("interrupt must be true or false and is maybe");
  }

  @Test
  void theDefaultsAreThoseOfTheDocumentation() {
    BoardSettings settings = BoardSettings.DEFAULT;
    assertThat(settings.root()).isEqualTo(Path.of("/"));
    assertThat(settings.uio()).isEqualTo("firefly");
    assertThat(settings.udmabuf()).isEqualTo("udmabuf-firefly");
    assertThat(settings.bitstream()).isEmpty();
    assertThat(settings.cached()).isTrue();
    assertThat(settings.interrupt()).isTrue();
    assertThat(settings.driver().timeout()).hasSeconds(10);
    assertThat(settings.driver().watchdogClocks()).isEqualTo(30_000_000);
  }
}
