package org.firefly.accelerator.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.cosimulation.model.Design;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynapseArrayTest {
  /** Longer runs: {@code -Dfirefly.soak.clocks=100000000}, see docs/synapse-array.md. */
  private static final long CLOCKS = Long.getLong("firefly.soak.clocks", 1_000_000);

  private static final int CLOCKS_BETWEEN_RESETS = 50_000;

  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void equalsIntegerArithmeticUnderRandomTrafficAndResets(int parallelism) {
    SynapseArrayConfig config = config(parallelism);
    RandomGenerator random = random("SynapseArray P = " + parallelism);
    SynapseArray array = new SynapseArray(config);
    try (Simulation simulation = Simulation.of(Elaboration.of(array), longRun())) {
      Traffic traffic = Traffic.random(parallelism, random);
      ArrayBench bench = new ArrayBench(config, array, simulation, traffic, random);
      while (simulation.cycles() < CLOCKS) {
        bench.reset();
        bench.run(CLOCKS_BETWEEN_RESETS + random.nextInt(parallelism));
      }
      assertThat(bench.swaps()).isGreaterThan(CLOCKS / (100L * parallelism));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 17, 40})
  void everyClockIsBusyWhenTilesWorkForAtLeastPPositions(int positions) {
    assertEveryClockIsBusy(config(16), positions);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 33})
  void everyClockIsBusyAtParallelism32(int positions) {
    assertEveryClockIsBusy(config(32), positions);
  }

  private static void assertEveryClockIsBusy(SynapseArrayConfig config, int positions) {
    int tiles = 200;
    SynapseArray array = new SynapseArray(config);
    try (Simulation simulation = Simulation.of(Elaboration.of(array))) {
      ArrayBench bench = bench(config, array, simulation, Traffic.steady(positions));
      bench.reset();
      bench.run(3L * config.latency());
      long issued = bench.issued();
      long swaps = bench.swaps();
      long clocks = (long) tiles * positions;
      bench.run(clocks);
      assertThat(bench.issued() - issued).isEqualTo(clocks);
      assertThat(bench.swaps() - swaps).isEqualTo(tiles);
    }
  }

  @Test
  void aTileOfFewPositionsIsSwappedAfterPClocks() {
    SynapseArrayConfig config = config(16);
    SynapseArray array = new SynapseArray(config);
    try (Simulation simulation = Simulation.of(Elaboration.of(array))) {
      ArrayBench bench = bench(config, array, simulation, Traffic.steady(1));
      bench.reset();
      bench.run(100);
      long swaps = bench.swaps();
      bench.run(16 * 50);
      assertThat(bench.swaps() - swaps).isEqualTo(50);
    }
  }

  @Test
  void aSwapBeforeTheTileIsLoadedStopsTheSimulation() {
    SynapseArrayConfig config = config(16);
    SynapseArray array = new SynapseArray(config);
    try (Simulation simulation = Simulation.of(Elaboration.of(array))) {
      ArrayBench bench = bench(config, array, simulation, Traffic.steady(16));
      bench.reset();
      assertThatThrownBy(bench::forceSwap)
          .isInstanceOf(CosimulationException.class)
          .hasMessageContaining("swap_only_when_tile_is_loaded");
    }
  }

  @Test
  void anArrayWhoseLastSliceSwapsOneClockLateIsFoundOut() {
    SynapseArrayConfig config = config(16);
    SynapseArray array = new SynapseArray(config);
    Design late =
        mutated(
            Design.of(Elaboration.of(array)),
            text ->
                text.replace(
                        "wave_reg_0_7 <= wave_reg_0_6;",
                        "wave_reg_0_7 <= late; late <= wave_reg_0_6;")
                    .replaceFirst("(module TileLoader\\([^;]*;)", "$1 reg late;"));
    try (Simulation simulation = Simulation.of(late)) {
      ArrayBench bench = bench(config, array, simulation, Traffic.steady(16));
      bench.reset();
      assertThatThrownBy(() -> bench.run(1_000))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("output lane");
    }
  }

  private static Design mutated(Design design, UnaryOperator<String> fault) {
    Design mutant =
        design.withSources(
            design.sources().stream()
                .map(source -> new Design.Source(source.name(), fault.apply(source.text())))
                .toList());
    assertThat(mutant).isNotEqualTo(design);
    return mutant;
  }

  private static ArrayBench bench(
      SynapseArrayConfig config, SynapseArray array, Simulation simulation, Traffic traffic) {
    return new ArrayBench(config, array, simulation, traffic, random("SynapseArray"));
  }

  private static RandomGenerator random(String test) {
    return new SplittableRandom(Seed.of(test).value());
  }

  private static SimulationOptions longRun() {
    return SimulationOptions.DEFAULT.withCycleLimit(2 * CLOCKS);
  }

  private static SynapseArrayConfig config(int parallelism) {
    return SynapseArrayConfig.of(AcceleratorConfig.ofParallelism(parallelism));
  }
}
