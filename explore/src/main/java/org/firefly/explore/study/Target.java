package org.firefly.explore.study;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.MemorySystem;

/**
 * A board, or one with other settings of its accelerator, which need not work.
 *
 * @param base the board
 * @param changes settings that differ from its own
 * @param clockMHz another clock
 */
public record Target(Board base, Map<Setting, Integer> changes, OptionalInt clockMHz) {
  public Target {
    changes = Map.copyOf(changes);
  }

  /**
   * The board that a point runs on.
   *
   * @throws org.firefly.architecture.ConfigurationException if there can be no such accelerator, or
   *     the device has too few DSP slices for it
   */
  public Board board(Memory memory) {
    Board board = isPreset() ? base : changed();
    return board.withMemory(memory.of(board));
  }

  private boolean isPreset() {
    return changes.isEmpty() && clockMHz.isEmpty();
  }

  /** Without its ports, which must be as many as there are cores. */
  private Board changed() {
    Map<Setting, Integer> settings = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      settings.put(setting, changes.getOrDefault(setting, base.config().get(setting)));
    }
    AcceleratorConfig config = AcceleratorConfig.of(settings);
    int clock = clockMHz.orElse(base.clockMHz());
    return new Board(
        base.name(),
        base.device(),
        base.status(),
        clock,
        base.resources(),
        config,
        memory(config, clock),
        Optional.empty());
  }

  /** The same DRAM in clocks of another length, behind ports of another width. */
  private MemorySystem memory(AcceleratorConfig config, int clock) {
    MemorySystem own = base.memory();
    double longer = (double) clock / base.clockMHz();
    return new MemorySystem(
        config.beatBytes(),
        (int) Math.ceil(own.latencyClocks() * longer),
        own.sharedBytesPerClock() / longer);
  }
}
