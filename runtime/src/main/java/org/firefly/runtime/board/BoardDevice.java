package org.firefly.runtime.board;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.Register;
import org.firefly.architecture.program.Program;
import org.firefly.host.CoreDescription;
import org.firefly.runtime.Device;
import org.firefly.runtime.DeviceException;
import org.firefly.runtime.ShutdownStop;
import org.firefly.runtime.driver.CoreDriver;
import org.firefly.runtime.driver.DeviceBuffer;
import org.firefly.runtime.driver.DrivenDevice;
import org.firefly.runtime.driver.Interrupt;
import org.firefly.runtime.driver.PollingInterrupt;

/**
 * The cores of a board, through files of Linux. When the process ends for any reason that the JVM
 * hears of (Ctrl-C included), running cores are stopped first, so that the next run finds them idle
 * and memory is not written by a core that nobody watches.
 */
public final class BoardDevice {
  private static final long PAGE_BYTES = 4096;

  private final BoardSettings settings;
  private final Program program;
  private final Resources resources = new Resources();

  private BoardDevice(BoardSettings settings, Program program) {
    this.settings = settings;
    this.program = program;
  }

  /**
   * Opens the board and loads a program.
   *
   * @throws DeviceException when something is missing, not permitted, too small, busy or another
   *     core than the program was compiled for
   */
  public static Device open(Program program, BoardSettings settings) {
    settings.bitstream().ifPresent(bitstream -> check(bitstream, program));
    BoardDevice board = new BoardDevice(settings, program);
    try {
      return board.device();
    } catch (RuntimeException e) {
      board.resources.release();
      throw e;
    }
  }

  /** Compares what the folder of the bitstream says before any register is touched. */
  private static void check(CoreDescription bitstream, Program program) {
    if (bitstream.identity() != Register.IDENTITY_VALUE
        || bitstream.version() != Register.VERSION_VALUE) {
      throw new DeviceException(
          "%s describes registers of version %s, but this runtime drives version %s; generate and build the bitstream again, or use the runtime that it was made with."
              .formatted(
                  CoreDescription.FILE_NAME,
                  Register.versionText(bitstream.version()),
                  Register.versionText(Register.VERSION_VALUE)));
    }
    List<String> differences = bitstream.differences(program.config());
    if (!differences.isEmpty()) {
      throw new DeviceException(
          "The bitstream for %s is not what the program was compiled for: %s; package the network for the target %s, or load the bitstream of the program's target."
              .formatted(bitstream.board(), String.join(", ", differences), bitstream.board()));
    }
  }

  /** Bytes of contiguous memory that a program needs on all cores together. */
  public static long bufferBytes(Program program) {
    return program.config().cores() * coreBytes(program);
  }

  private static long coreBytes(Program program) {
    return (program.memoryBytes() + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
  }

  private Device device() {
    AcceleratorConfig config = program.config();
    MappedMemory registers = registers(config.cores());
    resources.add(registers::close);
    MappedBuffer buffer = BufferSource.find(settings).map(bufferBytes(program));
    resources.add(buffer.memory()::close);
    List<CoreDriver> cores =
        IntStream.range(0, config.cores()).mapToObj(c -> core(c, registers, buffer)).toList();
    DrivenDevice device = new DrivenDevice("board", program, cores, resources::release);
    ShutdownStop stop = ShutdownStop.of(device::halt);
    resources.add(stop::cancel);
    return device;
  }

  private CoreDriver core(int core, MappedMemory registers, MappedBuffer buffer) {
    DeviceBuffer part = buffer.slice(core * coreBytes(program), coreBytes(program));
    MappedRegisters page = new MappedRegisters(registers, core);
    return new CoreDriver(core, program, page, part, interrupt(), settings.driver());
  }

  private MappedMemory registers(int cores) {
    long bytes = (long) cores * Register.PAGE_BYTES;
    if (settings.registerAddress().isPresent()) {
      return map(settings.device("mem"), settings.registerAddress().get(), bytes);
    }
    UioDevice uio = UioDevice.find(settings);
    if (uio.bytes() < bytes) {
      throw new DeviceException(
          String.format(
              Locale.ROOT,
              "UIO device %s has %d bytes of registers, but %d cores need %d; load the bitstream and the device-tree overlay of the program's target.",
              uio.node(),
              uio.bytes(),
              cores,
              bytes));
    }
    return map(uio.node(), 0, bytes);
  }

  private static MappedMemory map(Path node, long offset, long bytes) {
    // O_SYNC is what makes /dev/mem map registers without caches; UIO always does.
    try (DeviceFile file = DeviceFile.open(node, true)) {
      return file.map(offset, bytes);
    }
  }

  private Interrupt interrupt() {
    if (!settings.interrupt() || settings.registerAddress().isPresent()) {
      return new PollingInterrupt();
    }
    Path node = settings.interruptFile().orElseGet(() -> UioDevice.find(settings).node());
    DeviceFile events = DeviceFile.open(node, false);
    DeviceFile enable =
        settings.enableFile().map(file -> DeviceFile.open(file, false)).orElse(events);
    UioInterrupt interrupt = new UioInterrupt(events, enable);
    resources.add(interrupt::close);
    return interrupt;
  }
}
