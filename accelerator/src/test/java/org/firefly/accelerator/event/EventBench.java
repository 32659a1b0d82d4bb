package org.firefly.accelerator.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.firefly.cosimulation.Simulation;

/**
 * Drives a core: masks with bubbles, rows that wait for a free port, and sums that are compared.
 */
final class EventBench {
  private static final int PATIENCE = 200;

  /** A mask of a position. */
  private record MaskWord(EventLayerData layer, boolean[][][] spikes, int mask) {}

  /** A row for a cell. */
  private record Row(EventLayerData layer, int channel, int tap) {}

  private final EventCore core;
  private final EventSizes sizes;
  private final Simulation simulation;
  private final Random random;
  private final String name;
  private final Deque<MaskWord> masks = new ArrayDeque<>();
  private final Deque<long[]> expected = new ArrayDeque<>();
  private final List<Deque<Row>> rows;
  private long clocksOfMasks;
  private long clocksOfPauses;

  EventBench(EventCore core, EventSizes sizes, Simulation simulation, Random random, String name) {
    this.core = core;
    this.sizes = sizes;
    this.simulation = simulation;
    this.random = random;
    this.name = name;
    rows = Stream.generate(() -> (Deque<Row>) new ArrayDeque<Row>()).limit(sizes.cells()).toList();
    simulation.reset();
  }

  /** Rows of a layer to be written, in some order. */
  void load(EventLayerData layer) {
    for (int channel = 0; channel < layer.channels(); channel++) {
      for (int tap = 0; tap < EventSizes.TAPS; tap++) {
        rows.get(layer.cell(channel, tap)).add(new Row(layer, channel, tap));
      }
    }
  }

  /** Positions to compute, when those before are done. */
  void compute(EventLayerData layer, int positions) {
    clocksOfMasks = 0;
    for (int i = 0; i < positions; i++) {
      boolean[][][] spikes = layer.drawPosition(random);
      for (int mask = 0; mask < layer.masks(); mask++) {
        masks.add(new MaskWord(layer, spikes, mask));
        clocksOfMasks += layer.clocks(spikes, mask);
      }
      expected.add(layer.sums(spikes));
    }
  }

  private boolean rowsWait() {
    return rows.stream().anyMatch(ofCell -> !ofCell.isEmpty());
  }

  /**
   * Runs until all rows are written and all sums have come.
   *
   * @param bubbles how often a mask is late
   * @param pauses how often the core pauses
   * @return clocks until the last sums came
   */
  long run(double bubbles, double pauses) {
    clocksOfPauses = 0;
    long clocks = 0;
    long lastSums = 0;
    int silent = 0;
    boolean offered = false;
    while (!expected.isEmpty() || rowsWait()) {
      boolean pause = random.nextDouble() < pauses;
      clocksOfPauses += pause ? 1 : 0;
      simulation.poke(core.pause, pause);
      offered = !masks.isEmpty() && (offered || random.nextDouble() >= bubbles);
      simulation.poke(core.masks.valid(), offered);
      if (offered) {
        poke(masks.peek());
      }
      for (int k = 0; k < rows.size(); k++) {
        offerRow(k);
      }
      boolean taken = offered && simulation.peek(core.masks.ready()) == 1;
      boolean[] written = new boolean[rows.size()];
      for (int k = 0; k < rows.size(); k++) {
        written[k] = !rows.get(k).isEmpty() && simulation.peek(core.writes.get(k).ready()) == 1;
      }
      simulation.step();
      clocks++;
      silent++;
      if (taken) {
        masks.remove();
        offered = false;
        silent = 0;
      }
      for (int k = 0; k < rows.size(); k++) {
        if (written[k]) {
          rows.get(k).remove();
          silent = 0;
        }
      }
      if (simulation.peek(core.valid) == 1) {
        check();
        lastSums = clocks;
        silent = 0;
      }
      assertThat(silent).as("%s: nothing moves", name).isLessThan(PATIENCE);
    }
    simulation.poke(core.masks.valid(), false);
    simulation.poke(core.pause, false);
    return lastSums;
  }

  /** Clocks that the masks of the positions take. */
  long clocksOfMasks() {
    return clocksOfMasks;
  }

  /** Clocks of the last run in which the core paused. */
  long clocksOfPauses() {
    return clocksOfPauses;
  }

  private void poke(MaskWord word) {
    EventMask port = core.masks.payload();
    simulation.poke(port.first(), word.mask() == 0);
    simulation.poke(port.last(), word.mask() == word.layer().masks() - 1);
    simulation.poke(port.clocks(), word.layer().clocks(word.spikes(), word.mask()));
    simulation.poke(port.mask(), word.layer().unit(word.mask()));
    for (int step = 0; step < sizes.steps(); step++) {
      simulation.poke(port.spikes().get(step), word.layer().bits(word.spikes(), word.mask(), step));
    }
  }

  private void offerRow(int k) {
    org.firefly.hdl.stream.Stream<WeightRow> port = core.writes.get(k);
    Row row = rows.get(k).peek();
    simulation.poke(port.valid(), row != null);
    if (row != null) {
      simulation.poke(port.payload().address(), row.layer().row(row.channel(), row.tap()));
      simulation.poke(port.payload().weights(), row.layer().word(row.channel(), row.tap()));
    }
  }

  private void check() {
    assertThat(expected).as("%s: sums of a position too many", name).isNotEmpty();
    long[] sums = expected.remove();
    for (int i = 0; i < sums.length; i++) {
      if (simulation.peek(core.sums.get(i)) != sums[i]) {
        assertThat(simulation.peek(core.sums.get(i)))
            .as("%s: sum %d, %d positions before the last", name, i, expected.size())
            .isEqualTo(sums[i]);
      }
    }
  }
}
