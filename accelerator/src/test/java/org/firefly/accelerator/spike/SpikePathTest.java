package org.firefly.accelerator.spike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpikePathTest {
  private static final int LAYERS = Integer.getInteger("firefly.spike.layers", 300);

  @ParameterizedTest
  @CsvSource({"16, 64", "16, 128", "32, 64", "32, 128", "32, 256"})
  void positionsEqualTheDescriptorsDefinition(int parallelism, int busBits) {
    CoreWidths widths = widths(parallelism, busBits);
    RandomGenerator random = random("SpikePath P = " + parallelism + ", bus " + busBits);
    RandomLayers layers = new RandomLayers(widths, random);
    SpikePath path = new SpikePath(widths);
    try (Simulation simulation = simulate(path)) {
      SpikeBench bench = new SpikeBench(widths, path, simulation, random);
      for (int i = 0; i < LAYERS; i++) {
        bench.run(layers.next(), SpikeBench.Stalls.random(random));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 4, 4",
    "1, 8, 4, 4",
    "1, 1, 32, 32",
    "1, 1, 7, 7",
    "1, 2, 7, 7",
    "1, 1, 64, 64",
    "1, 3, 16, 16",
    "2, 1, 32, 32",
    "2, 8, 8, 8",
    "2, 8, 4, 4"
  })
  void windowsFollowWithoutABubble(int stride, int samples, int height, int width) {
    SpikeLayer layer = SpikeLayer.window(stride, samples, height, width);
    int passes = 12;
    long bubbles = bubbles(layer, 2, passes, k -> new int[] {k, -1, -1});
    assertThat(bubbles).as("clocks without a position").isLessThanOrEqualTo(16);
  }

  @ParameterizedTest
  @CsvSource({"16, 9, 1", "8, 4, 16", "64, 18, 1", "1, 32, 16"})
  void packedPassesFollowWithoutABubble(int positions, int groups, int vectorPlaneWords) {
    SpikeLayer layer = SpikeLayer.packed(positions, groups, vectorPlaneWords);
    int chunks = layer.vectorChunks();
    int passes = 12 * chunks;
    long bubbles = bubbles(layer, 4, passes, k -> new int[] {k % chunks, 0, 0});
    long waits = 4L * passes * Math.max(0, 16 - positions);
    assertThat(bubbles - waits).as("clocks without a position").isLessThanOrEqualTo(16);
  }

  private static long bubbles(SpikeLayer layer, int steps, int passes, SpikeRun.PassChoice choice) {
    CoreWidths widths = widths(16, 128);
    RandomGenerator random = random("SpikePath throughput");
    SpikeRun run = new SpikeRun(layer, 16, 8, true, random).steps(steps, passes, choice);
    SpikePath path = new SpikePath(widths);
    try (Simulation simulation = simulate(path)) {
      SpikeBench bench = new SpikeBench(widths, path, simulation, random);
      return bench.run(run, SpikeBench.Stalls.NONE) - run.expected().size();
    }
  }

  private static RandomGenerator random(String test) {
    return new SplittableRandom(Seed.of(test).value());
  }

  private static Simulation simulate(SpikePath path) {
    return Simulation.of(
        Elaboration.of(path), SimulationOptions.DEFAULT.withCycleLimit(1_000_000_000));
  }

  private static CoreWidths widths(int parallelism, int busBits) {
    return new CoreWidths(
        AcceleratorConfig.ofParallelism(parallelism)
            .with(Setting.MAX_WIDTH, 64)
            .with(Setting.BUS_BITS, busBits));
  }
}
