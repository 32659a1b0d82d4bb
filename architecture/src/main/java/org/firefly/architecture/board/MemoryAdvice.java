package org.firefly.architecture.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.MembraneMemory;
import org.firefly.architecture.Setting;

/** Finds smaller memories with which an accelerator fits its device. */
public final class MemoryAdvice {
  private static final List<Setting> DEPTHS =
      List.of(
          Setting.WEIGHT_RING_TILES,
          Setting.MEMBRANE_DEPTH,
          Setting.VECTOR_BANK_DEPTH,
          Setting.PASS_TABLE_DEPTH);

  private final DeviceResources device;

  private MemoryAdvice(DeviceResources device) {
    this.device = device;
  }

  /**
   * Why the block memories of a board's accelerator do not fit its device, and what does.
   *
   * @return one sentence, or empty where they fit
   */
  public static Optional<String> refusal(Board board) {
    BlockMemories taken = BlockMemories.of(board.config());
    if (taken.fit(board.resources())) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s has %d RAMB36 and %d URAM, but %d core%s with P = %d take %s and %d; %s.",
            board.device(),
            board.resources().ramb36(),
            board.resources().urams(),
            board.config().cores(),
            board.config().cores() == 1 ? "" : "s",
            board.config().parallelism(),
            number(taken.ramb36()),
            taken.urams(),
            of(board)
                .map(lines -> lines + " in the board file fit")
                .orElse("choose fewer cores, a smaller parallelism or a larger device")));
  }

  /**
   * Lines of a board file, such as {@code weightRingTiles = 64}, with which the block memories fit;
   * empty if no smaller memories do.
   */
  public static Optional<String> of(Board board) {
    AcceleratorConfig config = board.config();
    MemoryAdvice advice = new MemoryAdvice(board.resources());
    Map<Setting, Integer> changes = new LinkedHashMap<>();
    while (!BlockMemories.of(config).fit(board.resources())) {
      Optional<Change> best = advice.best(config);
      if (best.isEmpty()) {
        return Optional.empty();
      }
      config = best.get().result();
      changes.put(best.get().setting(), config.get(best.get().setting()));
    }
    return Optional.of(
        changes.entrySet().stream()
            .map(e -> e.getKey().key() + " = " + value(e.getKey(), e.getValue()))
            .collect(Collectors.joining(", ")));
  }

  /** As the presets' files write it. */
  private static String value(Setting setting, int value) {
    return setting.print(value).toLowerCase(Locale.ROOT);
  }

  /** A setting and the configuration with its new value. */
  private record Change(Setting setting, AcceleratorConfig result) {}

  /** The one change that leaves the least above what there is. */
  private Optional<Change> best(AcceleratorConfig config) {
    double excess = excess(config);
    return changes(config).stream()
        .filter(change -> excess(change.result()) < excess)
        .min(Comparator.comparingDouble(change -> excess(change.result())));
  }

  private List<Change> changes(AcceleratorConfig config) {
    List<Change> changes = new ArrayList<>();
    if (device.urams() > 0) {
      add(changes, config, Setting.MEMBRANE_MEMORY, MembraneMemory.ULTRA.ordinal());
    }
    for (Setting depth : DEPTHS) {
      add(changes, config, depth, config.get(depth) / 2);
    }
    return changes;
  }

  private static void add(
      List<Change> changes, AcceleratorConfig config, Setting setting, int value) {
    try {
      changes.add(new Change(setting, config.with(setting, value)));
    } catch (ConfigurationException e) {
      // Too small for the rules of a configuration, so it is no way out.
    }
  }

  /** Block memories beyond what the device has, as a share of it. */
  private double excess(AcceleratorConfig config) {
    BlockMemories taken = BlockMemories.of(config);
    return Math.max(0, taken.ramb36() - device.ramb36()) / device.ramb36()
        + Math.max(0.0, taken.urams() - device.urams()) / Math.max(1, device.urams());
  }

  /** Block RAMs come in halves. */
  private static String number(double blocks) {
    return blocks == Math.rint(blocks)
        ? Long.toString((long) blocks)
        : String.format(Locale.ROOT, "%.1f", blocks);
  }
}
