package org.firefly.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Board;
import org.firefly.architecture.MemorySystem;
import org.firefly.architecture.Program;
import org.firefly.host.file.HostException;
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
          "${COMPLETION-CANDIDATES}: the bit-exact simulator, the hardware's RTL under Verilator, or"
              + " the board that this command runs on. Default: ${DEFAULT-VALUE}.")
  private Kind kind;

  @Mixin private RtlOptions rtl;

  @Option(
      names = "--board-config",
      paramLabel = "FILE",
      description = "Where Linux offers the board's registers and buffer, see docs/runtime.md.")
  private Optional<Path> configuration;

  /**
   * Opens the device and loads a program.
   *
   * @param threads of the simulator
   */
  Device open(Program program, int threads) {
    return switch (kind) {
      case simulator -> new SimulatorDevice(program, threads, BlockObserver.NONE);
      case rtl -> RtlDevice.open(program, rtl.timing(program.config()));
      case board ->
          BoardDevice.open(
              program, configuration.map(BoardSettings::read).orElse(BoardSettings.DEFAULT));
    };
  }

  /** The memory as the clock model should see it: that of the RTL, or else the board's. */
  MemorySystem memory(Board board) {
    return kind == Kind.rtl ? rtl.memory(board.config()) : board.memory();
  }

  /** Samples that are run where the user does not say: the RTL takes seconds for one. */
  OptionalInt usualLimit() {
    return kind == Kind.rtl ? OptionalInt.of(RtlOptions.USUAL_SAMPLES) : OptionalInt.empty();
  }

  /** What to tell the user before a long silence, if anything. */
  Optional<String> notice(AcceleratorConfig config) {
    return kind == Kind.rtl ? Optional.of(RtlOptions.notice(config)) : Optional.empty();
  }

  /**
   * Opens the device for an observer of every layer.
   *
   * @throws HostException when the device hides what happens between the layers
   */
  Device open(Program program, int threads, BlockObserver observer) {
    if (kind != Kind.simulator) {
      throw new HostException(
          "--dump needs the simulator, since layers overwrite each other's spikes on a "
              + kind
              + "; leave --device out.");
    }
    return new SimulatorDevice(program, threads, observer);
  }
}
