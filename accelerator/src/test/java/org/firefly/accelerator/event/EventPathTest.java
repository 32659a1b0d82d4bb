package org.firefly.accelerator.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random layers through the whole engine, from spikes in memory to spikes in memory. */
class EventPathTest {
  private static final int LAYERS = 25;
  private static final int LATENCY = 300;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void layersGiveWhatTheirIntegersGive(int ports) {
    EventSizes sizes = EventSizes.standard();
    AcceleratorConfig config =
        EventBackTest.config(sizes.outputs(), sizes.steps()).with(Setting.WEIGHT_PORTS, ports);
    Random random = Seed.of("EventPath, ports: " + ports).random();
    EventPath path = new EventPath(new CoreWidths(config), sizes);
    try (Simulation simulation = Simulation.of(Elaboration.of(path))) {
      PathBench bench = new PathBench(config, sizes, path, simulation, random);
      List<PathLayer> layers = new ArrayList<>();
      for (int i = 0; i < LAYERS; i++) {
        layers.add(PathLayer.random(config, sizes, random));
        bench.add(layers.get(i));
      }
      for (PathLayer layer : layers) {
        bench.run(
            layer, random.nextInt(LATENCY), random.nextBoolean() ? 0 : random.nextDouble() / 2);
      }
    }
  }
}
