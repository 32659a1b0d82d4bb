package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bool;

import org.firefly.accelerator.channel.OutputRegisters;
import org.firefly.accelerator.output.Countdown;
import org.firefly.hdl.Area;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * Knows which position of a layer's output comes next: output group, sample, row and column before
 * pooling. Before a layer's first position it follows the layer's registers, which must have
 * settled three clocks earlier.
 */
final class PositionWalk implements Area {
  private final Module module;
  private final Bool fresh;
  private final Countdown columns;
  private final Countdown rows;
  private final Countdown samples;
  private final Countdown groups;

  /**
   * A walk.
   *
   * @param module holds the registers
   */
  PositionWalk(Module module, OutputRegisters output) {
    this.module = module;
    fresh = module.register(bool(), 1);
    columns = countdown(output.width());
    rows = countdown(output.height());
    samples = countdown(output.samples());
    groups = countdown(output.groups());
  }

  private Countdown countdown(UInt turns) {
    return new Countdown(module, module.next(turns.minus(1)));
  }

  /** Whether the next position is the last of its row. */
  Bool endsRow() {
    return columns.last;
  }

  /** Whether it is the last of its sample. */
  Bool endsSample() {
    return columns.last.and(rows.last);
  }

  /** Whether it is the last of its output group. */
  Bool endsGroup() {
    return endsSample().and(samples.last);
  }

  /** Whether it is the last of the layer. */
  Bool endsLayer() {
    return endsGroup().and(groups.last);
  }

  /** Goes on to the position after it; to be called once. */
  void take(Bool take) {
    module.when(take, this::advance).elseWhen(fresh, this::begin);
  }

  private void begin() {
    columns.restart();
    rows.restart();
    samples.restart();
    groups.restart();
  }

  private void advance() {
    fresh.set(endsLayer());
    columns.step();
    module.when(columns.last, rows::step);
    module.when(endsSample(), samples::step);
    module.when(endsGroup(), groups::step);
  }
}
