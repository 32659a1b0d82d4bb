package org.firefly.accelerator.event;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Random layers through the whole engine, from spikes in memory to spikes in memory. */
class EventPathTest {
  private static final Logger LOG = LoggerFactory.getLogger(EventPathTest.class);
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

  /**
   * Layers as those of SCNN-7, four samples: channel groups in and out, side of the map, share of
   * inputs that fire at all.
   */
  @ParameterizedTest
  @CsvSource({"2, 4, 16, 0.48", "4, 4, 16, 0.31"})
  void aLayerTakesTheClocksOfItsMasks(int in, int out, int side, double union) {
    EventSizes sizes = EventSizes.standard();
    AcceleratorConfig config =
        EventBackTest.config(sizes.outputs(), sizes.steps()).with(Setting.WEIGHT_PORTS, 2);
    Random random = Seed.of("EventPath rate").random();
    EventPath path = new EventPath(new CoreWidths(config), sizes);
    try (Simulation simulation = Simulation.of(Elaboration.of(path))) {
      PathBench bench = new PathBench(config, sizes, path, simulation, random);
      // Of an input that may fire each step fires with probability 1/2, so one in 16 does not.
      double density = union * 16 / 15;
      FrontLayer front =
          new FrontLayer(
              false, 1, -1, -1, 4, in, side, side, side, side, out, density, random.nextLong());
      PathLayer layer = PathLayer.of(config, sizes, random, front, new boolean[] {false, false});
      bench.add(layer);
      long clocks = bench.run(layer, LATENCY / 3, 0);
      LOG.info(
          "{} groups to {}, {} x {}: {} clocks of {}", in, out, side, side, clocks, layer.clocks());
      // The weights of the first group come before the first mask, 64 beats a unit.
      long before = 64L * layer.units() + 2 * LATENCY;
      assertThat(clocks).isBetween(layer.clocks(), layer.clocks() * 101 / 100 + before);
    }
  }
}
