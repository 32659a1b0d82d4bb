package org.firefly.accelerator.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventWeightsTest {
  private static final int LAYERS = 6;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void rowsComeInOrderAndAreKeptUntilTheirGroupIsDone(int ports) {
    EventSizes sizes = new EventSizes(8, 32, 4, 64, 128, 22);
    CoreWidths widths =
        new CoreWidths(
            AcceleratorConfig.of(Map.of(Setting.PARALLELISM, 32, Setting.WEIGHT_PORTS, ports)));
    Seed seed = Seed.of("EventWeights");
    Random random = seed.random();
    EventWeights weights = new EventWeights(widths, sizes);
    try (Simulation simulation = Simulation.of(Elaboration.of(weights))) {
      EventWeightsBench bench =
          new EventWeightsBench(weights, sizes, widths, simulation, random, "seed " + seed.value());
      List<EventWeightsBench.Layer> layers = new ArrayList<>();
      for (int i = 0; i < LAYERS; i++) {
        layers.add(bench.layer(1 + random.nextInt(sizes.units()), 1 + random.nextInt(4)));
      }
      // A group that needs every row.
      layers.add(bench.layer(sizes.units(), 2));
      for (EventWeightsBench.Layer layer : layers) {
        bench.add(layer);
      }
      for (double free : new double[] {1, 0.5, 0}) {
        bench.run(free);
        layers.forEach(bench::add);
      }
      assertThat(bench.pauses()).as("rows that found no free clock").isPositive();
    }
  }
}
