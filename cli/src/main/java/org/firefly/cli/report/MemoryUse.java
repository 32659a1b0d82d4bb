package org.firefly.cli.report;

import java.util.Locale;
import org.firefly.architecture.board.BlockMemories;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.DeviceResources;

/**
 * What the block memories of all cores take of the device, counted from the configuration.
 *
 * @param ramb36 block RAMs of 36 Kibit, those of 18 Kibit counting half
 * @param ramb36Available on the device
 * @param urams UltraRAMs
 * @param uramsAvailable on the device
 */
public record MemoryUse(double ramb36, int ramb36Available, int urams, int uramsAvailable) {
  /** Such as {@code 89.0 of 144 RAMB36, 16 of 64 URAM}. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%.1f of %d RAMB36, %d of %d URAM",
        ramb36,
        ramb36Available,
        urams,
        uramsAvailable);
  }

  /** The use of a board. */
  public static MemoryUse of(Board board) {
    BlockMemories taken = BlockMemories.of(board.config());
    DeviceResources device = board.resources();
    return new MemoryUse(taken.ramb36(), device.ramb36(), taken.urams(), device.urams());
  }
}
