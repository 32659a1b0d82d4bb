package org.firefly.vivado;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.ControlPort;
import org.firefly.architecture.board.MemoryPort;
import org.firefly.architecture.board.Platform;
import org.firefly.host.CoreDescription;

/**
 * The device-tree overlays that tell a running Linux of the accelerator: the bitstream and the
 * widths of the ports, then the clock, the registers with their interrupt as a UIO device, and the
 * buffer. They are two so that the clock can change when the bitstream is there, not with it.
 */
final class DeviceTree {
  private static final int FPD_MASTER_WIDTHS = 14;
  private static final int LPD_MASTER_WIDTHS = 15;

  /** Shared peripheral interrupt of {@code pl_ps_irq0[0]}, as device trees count them. */
  private static final int INTERRUPT = 89;

  private static final int LEVEL_HIGH = 4;

  private final Map<String, String> values;

  DeviceTree(Board board, Platform platform) {
    this.values =
        Map.of(
            "BOARD", board.name(),
            "CLOCK_HZ", clockHz(board, platform),
            "PORT_WIDTHS", String.join(",\n", portWidths(platform)),
            "CONTROL_NAME", Long.toHexString(platform.controlAddress()),
            "CONTROL_ADDRESS", "0x%08x".formatted(platform.controlAddress()),
            "CONTROL_BYTES", "0x%x".formatted(Platform.CONTROL_BYTES),
            "UIO_NAME", CoreDescription.UIO_NAME,
            "INTERRUPT", Integer.toString(INTERRUPT),
            "BUFFER_NAME", CoreDescription.BUFFER_NAME,
            "BUFFER_BYTES", "0x%08x".formatted(platform.bufferBytes()));
  }

  /** Source of the overlay that comes first: the bitstream and the widths of the ports. */
  String fabric() {
    return header("bitstream and ports") + Template.fill("fabric.dtsi", values);
  }

  /** Source of the overlay that comes second: clock, registers and buffer. */
  String devices() {
    return header("clock, registers and buffer") + Template.fill("devices.dtsi", values);
  }

  /** Source of both in one, for a loader that takes one. */
  String everything() {
    return header("bitstream, ports, clock, registers and buffer")
        + Template.fill("fabric.dtsi", values)
        + Template.fill("devices.dtsi", values);
  }

  private String header(String what) {
    return Template.fill("overlay.dtsi", Map.of("BOARD", values.get("BOARD"), "WHAT", what));
  }

  /** Rate that the processing system has to make, in Hz. */
  static String clockHz(Board board, Platform platform) {
    return Long.toString(platform.psClockMHz(board.clockMHz()) * 1_000_000L);
  }

  /** The property {@code interrupts} as it lies in memory, in hexadecimal digits. */
  static String interruptCells() {
    return "%08x%08x%08x".formatted(0, INTERRUPT, LEVEL_HIGH);
  }

  /** Pairs of a register of the AXI FIFO interfaces and its value, read and write side apart. */
  private static List<String> portWidths(Platform platform) {
    int code =
        Integer.numberOfTrailingZeros(MemoryPort.WIDEST_BITS)
            - Integer.numberOfTrailingZeros(platform.portBits());
    List<String> pairs = new ArrayList<>();
    for (MemoryPort port : platform.usedPorts()) {
      int register = 2 * port.number();
      pairs.add(
          String.format(Locale.ROOT, "\t\t\t<%d %d>, <%d %d>", register, code, register + 1, code));
    }
    boolean low = platform.controlPort() == ControlPort.HPM0_LPD;
    pairs.add(
        String.format(Locale.ROOT, "\t\t\t<%d 0>", low ? LPD_MASTER_WIDTHS : FPD_MASTER_WIDTHS));
    return pairs;
  }
}
