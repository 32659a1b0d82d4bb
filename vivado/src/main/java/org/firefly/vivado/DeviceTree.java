package org.firefly.vivado;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.ControlPort;
import org.firefly.architecture.board.MemoryPort;
import org.firefly.architecture.board.Platform;
import org.firefly.host.CoreDescription;

/**
 * The device-tree overlay that tells a running Linux of the accelerator: the bitstream, the clock
 * and the widths of the ports, which the bitstream itself does not set, the registers with their
 * interrupt as a UIO device, and the buffer.
 */
final class DeviceTree {
  private static final int FPD_MASTER_WIDTHS = 14;
  private static final int LPD_MASTER_WIDTHS = 15;

  private DeviceTree() {}

  /** Source of the overlay. */
  static String overlay(Board board, Platform platform) {
    return Template.fill(
        "overlay.dtso",
        Map.of(
            "BOARD", board.name(),
            "CLOCK_HZ", Long.toString(platform.psClockMHz(board.clockMHz()) * 1_000_000L),
            "PORT_WIDTHS", String.join(",\n", portWidths(platform)),
            "CONTROL_NAME", Long.toHexString(platform.controlAddress()),
            "CONTROL_ADDRESS", "0x%08x".formatted(platform.controlAddress()),
            "CONTROL_BYTES", "0x%x".formatted(Platform.CONTROL_BYTES),
            "UIO_NAME", CoreDescription.UIO_NAME,
            "BUFFER_NAME", CoreDescription.BUFFER_NAME,
            "BUFFER_BYTES", "0x%08x".formatted(platform.bufferBytes())));
  }

  /** Pairs of a register of the AXI FIFO interfaces and its value, read and write side apart. */
  private static List<String> portWidths(Platform platform) {
    int code =
        Integer.numberOfTrailingZeros(MemoryPort.WIDEST_BITS)
            - Integer.numberOfTrailingZeros(platform.portBits());
    List<String> pairs = new ArrayList<>();
    for (MemoryPort port : platform.usedPorts()) {
      int register = 2 * port.number();
      pairs.add("\t\t\t<%d %d>, <%d %d>".formatted(register, code, register + 1, code));
    }
    boolean low = platform.controlPort() == ControlPort.HPM0_LPD;
    pairs.add("\t\t\t<%d 0>".formatted(low ? LPD_MASTER_WIDTHS : FPD_MASTER_WIDTHS));
    return pairs;
  }
}
