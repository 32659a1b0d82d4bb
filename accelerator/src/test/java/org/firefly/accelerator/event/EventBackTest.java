package org.firefly.accelerator.event;

import static org.assertj.core.api.Assertions.assertThat;

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

class EventBackTest {
  private static final double[] PROBABILITIES = {0, 0, 0.1, 0.5, 0.9};

  /** Clocks from the sums of the last position to idle, beside the steps of its turn. */
  private static final int PIPELINE = 60;

  @ParameterizedTest
  @CsvSource({"32, 4, 18", "16, 4, 16", "16, 8, 24", "32, 2, 18"})
  void writesWhatIntegerArithmeticPredictsForRandomLayers(int p, int steps, int membraneBits) {
    AcceleratorConfig config = config(p, steps).with(Setting.MEMBRANE_BITS, membraneBits);
    EventSizes sizes = sizes(p, steps);
    Random random = Seed.of("EventBack P = %d, S = %d".formatted(p, steps)).random();
    EventBack back = new EventBack(new CoreWidths(config), sizes);
    try (Simulation simulation = Simulation.of(Elaboration.of(back))) {
      BackBench bench = new BackBench(config, sizes, back, simulation, random);
      for (int i = 0; i < Integer.getInteger("firefly.event.layers", 25); i++) {
        BackLayer layer = BackLayer.random(config, sizes, random);
        BackBench.Run run = bench.new Run(layer);
        for (int chunk = 0; chunk < layer.chunks().size(); chunk++) {
          run.chunk(chunk, any(random), any(random));
          if (layer.stateEnd() + Turn.MOST <= config.membraneDepth()) {
            // What a layer keeps survives another one.
            bench.new Run(layer.inTurns(layer.stateEnd())).chunk(0, any(random), 0);
          }
        }
      }
      assertThat(bench.beats()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "32, 4, 4, 1, 16, 24, false",
    "32, 4, 4, 3, 13, 13, false",
    "32, 4, 4, 1, 40, 50, true",
    "32, 4, 1, 2, 32, 32, false",
    "16, 8, 8, 1, 20, 20, true"
  })
  void takesAPositionEverySClocksWhileBeatsAreTaken(
      int p, int steps, int t, int samples, int height, int width, boolean pool) {
    AcceleratorConfig config = config(p, steps);
    EventSizes sizes = sizes(p, steps);
    Random random = Seed.of("EventBack throughput").random();
    EventBack back = new EventBack(new CoreWidths(config), sizes);
    try (Simulation simulation = Simulation.of(Elaboration.of(back))) {
      BackBench bench = new BackBench(config, sizes, back, simulation, random);
      int groups = 3;
      BackLayer layer =
          BackLayer.of(
              config,
              sizes,
              random,
              new boolean[] {pool, false},
              new int[] {samples, groups, height, width},
              List.of(t));
      long clocks = bench.new Run(layer).chunk(0, 0, 0);
      long ideal = (long) groups * layer.positions() * steps;
      assertThat(clocks).isBetween(ideal, ideal + PIPELINE + (long) Turn.MOST * steps);
    }
  }

  private static double any(Random random) {
    return PROBABILITIES[random.nextInt(PROBABILITIES.length)];
  }

  static EventSizes sizes(int p, int steps) {
    EventSizes standard = EventSizes.standard();
    return new EventSizes(
        standard.cells(), p, steps, standard.maskChannels(), standard.rows(), standard.sumBits());
  }

  static AcceleratorConfig config(int p, int steps) {
    return AcceleratorConfig.ofParallelism(p)
        .with(Setting.BUS_BITS, p * steps)
        .with(Setting.MEMBRANE_DEPTH, 2048);
  }
}
