package org.firefly.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.firefly.architecture.Program;
import org.firefly.host.file.HostException;
import org.firefly.runtime.Device;
import org.firefly.runtime.board.BoardDevice;
import org.firefly.runtime.board.BoardSettings;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.runtime.simulated.SimulatorDevice;
import picocli.CommandLine.Option;

/** Where a network runs. */
final class DeviceOptions {
  /** The devices by the names that scripts use. */
  enum Kind {
    simulator,
    board
  }

  @Option(
      names = "--device",
      defaultValue = "simulator",
      description =
          "${COMPLETION-CANDIDATES}: the bit-exact simulator, or the board that this command runs"
              + " on. Default: ${DEFAULT-VALUE}.")
  private Kind kind;

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
      case board ->
          BoardDevice.open(
              program, configuration.map(BoardSettings::read).orElse(BoardSettings.DEFAULT));
    };
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
