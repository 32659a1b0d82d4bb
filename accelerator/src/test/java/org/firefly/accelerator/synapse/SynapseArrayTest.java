package org.firefly.accelerator.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.cosimulation.model.Design;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynapseArrayTest {
  private static final int CLOCKS = 1_000_000;
  private static final int CLOCKS_BETWEEN_RESETS = 50_000;

  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void equalsIntegerArithmeticUnderRandomTrafficAndResets(int parallelism) {
    SynapseArrayConfig config = config(parallelism);
    RandomGenerator random =
        new SplittableRandom(Seed.of("SynapseArray P = " + parallelism).value());
    try (Simulation simulation = simulation(config)) {
      Traffic traffic = Traffic.random(parallelism, random);
      ArrayBench bench = new ArrayBench(config, simulation, traffic, random);
      while (simulation.cycles() < CLOCKS) {
        bench.reset();
        bench.run(CLOCKS_BETWEEN_RESETS + random.nextInt(parallelism));
      }
      assertThat(bench.swaps()).isGreaterThan(CLOCKS / (100L * parallelism));
    }
  }

  private static SynapseArrayConfig config(int parallelism) {
    return SynapseArrayConfig.of(AcceleratorConfig.ofParallelism(parallelism));
  }

  private static Simulation simulation(SynapseArrayConfig config) {
    return Simulation.of(Design.of(Elaboration.of(new SynapseArray(config))));
  }
}
