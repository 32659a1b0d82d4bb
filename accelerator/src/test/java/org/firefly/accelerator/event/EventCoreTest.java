package org.firefly.accelerator.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCoreTest {
  private static final int LAYERS = 12;
  private static final int POSITIONS = 40;

  /** Clocks from the last mask to its sums. */
  private static final int PIPELINE = 20;

  @ParameterizedTest
  @CsvSource({"8, 8, 4, 16, 128", "8, 4, 2, 64, 256", "4, 8, 3, 16, 128", "2, 4, 1, 8, 256"})
  void sumsAreThoseOfTheIntegersAndNoClockIsLost(
      int cells, int outputs, int steps, int maskChannels, int rows) {
    EventSizes sizes = new EventSizes(cells, outputs, steps, maskChannels, rows, 22);
    Seed seed = Seed.of("EventCore");
    Random random = seed.random();
    EventCore core = new EventCore(sizes);
    try (Simulation simulation = Simulation.of(Elaboration.of(core))) {
      EventBench bench = new EventBench(core, sizes, simulation, random, "seed " + seed.value());
      int most = rows / 2 / EventSizes.TAPS * cells / maskChannels;
      EventLayerData next = layer(sizes, most, 0, random);
      bench.load(next);
      bench.run(0, 0);
      for (int i = 1; i <= LAYERS; i++) {
        EventLayerData now = next;
        next = layer(sizes, most, i % 2 * rows / 2, random);
        // The rows of the next layer are written while this one is computed.
        bench.load(next);
        bench.compute(now, POSITIONS);
        boolean late = random.nextBoolean();
        long lastSums = bench.run(late ? 0.3 : 0, i % 3 == 0 ? 0.2 : 0);
        assertThat(lastSums).isGreaterThanOrEqualTo(bench.clocksOfMasks());
        if (!late) {
          assertThat(lastSums)
              .isLessThanOrEqualTo(bench.clocksOfMasks() + bench.clocksOfPauses() + PIPELINE);
        }
      }
    }
  }

  private static EventLayerData layer(EventSizes sizes, int most, int firstRow, Random random) {
    int masks = 1 + random.nextInt(most);
    return EventLayerData.random(sizes, masks * sizes.maskChannels(), firstRow, random);
  }
}
