package org.firefly.runtime.driver;

import java.util.List;
import java.util.Locale;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreShape;
import org.firefly.architecture.isa.Register;
import org.firefly.runtime.DeviceException;

/** Makes sure that a page of registers belongs to the core that a program was compiled for. */
final class CoreCheck {
  private static final String LOAD = "load the bitstream that was built for the program's target";

  private CoreCheck() {}

  /**
   * Compares identity, version and shape.
   *
   * @throws DeviceException naming what differs
   */
  static void check(RegisterPage registers, AcceleratorConfig config, int core) {
    int identity = registers.read(Register.IDENTITY);
    if (identity != Register.IDENTITY_VALUE) {
      throw new DeviceException(
          String.format(
              Locale.ROOT,
              "There is no FireFly core %d at these registers: they start with 0x%08X instead of 0x%08X; load the bitstream and check the address of the registers.",
              core,
              identity,
              Register.IDENTITY_VALUE));
    }
    int version = registers.read(Register.VERSION);
    if (version != Register.VERSION_VALUE) {
      throw new DeviceException(
          String.format(
              Locale.ROOT,
              "Core %d has registers of version %s, but this runtime drives version %s; generate and load a bitstream of the runtime's version.",
              core,
              Register.versionText(version),
              Register.versionText(Register.VERSION_VALUE)));
    }
    CoreShape found =
        CoreShape.decode(registers.read(Register.SHAPE), registers.read(Register.MEMORIES));
    List<String> differences = CoreShape.of(config, core).differences(found);
    if (!differences.isEmpty()) {
      throw new DeviceException(
          String.format(
              Locale.ROOT,
              "Core %d is not the one that the program was compiled for: %s; %s, or compile for the board's.",
              core,
              String.join(", ", differences),
              LOAD));
    }
  }
}
