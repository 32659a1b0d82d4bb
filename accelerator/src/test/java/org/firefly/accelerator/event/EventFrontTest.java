package org.firefly.accelerator.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.api.Test;

class EventFrontTest {
  private static final int LAYERS = 60;
  private static final EventSizes SIZES = EventSizes.standard();

  @Test
  void masksAreThoseOfTheWindows() {
    Seed seed = Seed.of("EventFront");
    Random random = seed.random();
    EventFront front = new EventFront(SIZES);
    try (Simulation simulation = Simulation.of(Elaboration.of(front))) {
      FrontBench bench = new FrontBench(front, SIZES, simulation, random, "seed " + seed.value());
      for (int i = 0; i < LAYERS; i++) {
        bench.run(FrontLayer.random(random), i % 2 == 0 ? 0.3 : 0.9, i % 3 == 0);
      }
    }
  }

  @Test
  void masksFollowEachOtherWithoutAGap() {
    Seed seed = Seed.of("EventFront rate");
    Random random = seed.random();
    EventFront front = new EventFront(SIZES);
    try (Simulation simulation = Simulation.of(Elaboration.of(front))) {
      FrontBench bench = new FrontBench(front, SIZES, simulation, random, "seed " + seed.value());
      FrontLayer layer =
          new FrontLayer(false, 1, -1, -1, 1, 2, 16, 16, 16, 16, 2, 0.01, random.nextLong());
      int positions = 2 * 16 * 16;
      // Four clocks for the steps of each position, and some for each row and group.
      assertThat(bench.run(layer, 1, true))
          .isBetween(4L * (positions - 1), 4L * positions * 11 / 10);
    }
  }
}
