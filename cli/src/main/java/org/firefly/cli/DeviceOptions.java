package org.firefly.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.Program;
import org.firefly.host.file.HostException;
import org.firefly.rtl.Recording;
import org.firefly.rtl.RtlDevice;
import org.firefly.runtime.Device;
import org.firefly.runtime.board.BoardDevice;
import org.firefly.runtime.board.BoardSettings;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.runtime.simulated.SimulatorDevice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a network runs. */
final class DeviceOptions {
  /** The RTL takes seconds for an image. */
  private static final int RTL_SAMPLES = 4;

  /** The devices by the names that scripts use. */
  enum Kind {
    simulator,
    rtl,
    board
  }

  @Option(
      names = "--device",
      defaultValue = "simulator",
      description =
          "${COMPLETION-CANDIDATES}: the bit-exact simulator, the RTL under Verilator with every"
              + " layer compared with the simulator, or the board that this command runs on."
              + " Default: ${DEFAULT-VALUE}.")
  private Kind kind;

  @Option(
      names = "--board-config",
      paramLabel = "FILE",
      description = "Where Linux offers the board's registers and buffer, see docs/runtime.md.")
  private Optional<Path> configuration;

  @Mixin private MemoryOptions memory;

  /** What the device is called in reports. */
  String name() {
    return kind.name();
  }

  /** Whether nothing counts clocks. */
  boolean isSimulator() {
    return kind == Kind.simulator;
  }

  /**
   * Demands the simulator.
   *
   * @param what needs it, for the message
   * @throws HostException when the device is another
   */
  void requireSimulator(String what) {
    if (!isSimulator()) {
      throw new HostException(
          "--device " + name() + " takes one board and batch; leave it out for " + what + ".");
    }
    memory.requireNone();
  }

  /** Whether there are signals to look at. */
  boolean isRtl() {
    return kind == Kind.rtl;
  }

  /** The board with the memory that the options describe. */
  Board adapt(Board board) {
    if (!isRtl()) {
      memory.requireNone();
      return board;
    }
    return board.withMemory(memory.estimated(board));
  }

  /** Samples to run when the user does not say; empty for all. */
  OptionalInt defaultSamples(int batch) {
    return kind == Kind.rtl ? OptionalInt.of(Math.max(RTL_SAMPLES, batch)) : OptionalInt.empty();
  }

  /**
   * Demands a device that shows every layer.
   *
   * @param what needs it, for the message
   * @throws HostException when the device hides what happens between the layers
   */
  void requireLayers(String what) {
    if (kind == Kind.board) {
      throw new HostException(
          what
              + " needs the simulator or the RTL, since layers overwrite each other's spikes on a"
              + " board; leave --device out.");
    }
  }

  /** Says what takes long before anything can be seen. */
  void announce(PrintWriter err, AcceleratorConfig config) {
    if (kind == Kind.rtl) {
      err.printf(
          Locale.ROOT,
          "Building the RTL, P = %d, %d core(s), with Verilator: minutes the first time%s, then from"
              + " the cache.%n",
          config.parallelism(),
          config.cores(),
          config.parallelism() > 16 || config.cores() > 1 ? " (longer for its size)" : "");
      err.flush();
    }
  }

  /**
   * Opens the device and loads a program.
   *
   * @param board as the command line names it
   * @param threads of the simulator
   * @param observer sees every layer, unless the device is a board
   * @param clocks hears the clocks that the RTL has made
   * @param recording what is kept of a run of the RTL
   */
  Device open(
      Program program,
      Board board,
      int threads,
      BlockObserver observer,
      LongConsumer clocks,
      Recording recording) {
    return switch (kind) {
      case simulator -> new SimulatorDevice(program, threads, observer);
      case rtl -> RtlDevice.open(program, memory.timing(board), observer, clocks, recording);
      case board ->
          BoardDevice.open(
              program, configuration.map(BoardSettings::read).orElse(BoardSettings.DEFAULT));
    };
  }
}
