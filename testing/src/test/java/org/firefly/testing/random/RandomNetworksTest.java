package org.firefly.testing.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.program.Program;
import org.firefly.testing.TestLayer;
import org.firefly.testing.TestRun;
import org.firefly.testing.coverage.Cell;
import org.firefly.testing.coverage.Coverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class RandomNetworksTest {
  private static final Logger LOG = LoggerFactory.getLogger(RandomNetworksTest.class);
  private static final long MOST_CLOCKS = 30_000;
  private static final int MOST_NETWORKS = 1000;
  private static final AcceleratorConfig NARROW = AcceleratorConfig.ofParallelism(16);
  private static final AcceleratorConfig SMALLEST =
      NARROW
          .with(Setting.MEMBRANE_BITS, 16)
          .with(Setting.MEMBRANE_DEPTH, 64)
          .with(Setting.WEIGHT_RING_TILES, 2)
          .with(Setting.MAX_WIDTH, 16)
          .with(Setting.VECTOR_BANK_DEPTH, 64)
          .with(Setting.PASS_TABLE_DEPTH, 64)
          .with(Setting.BUS_BITS, 64);
  private static final AcceleratorConfig WIDE = AcceleratorConfig.ofParallelism(32);

  /** Usual accelerators, one with the smallest memories, and one that keeps currents. */
  static Stream<AcceleratorConfig> configs() {
    return Stream.of(NARROW, WIDE, SMALLEST, WIDE.with(Setting.SYNAPSES, 1));
  }

  private static long seed() {
    long seed = Long.getLong("firefly.seed", System.nanoTime());
    LOG.info("networks from seed {} on, again with -Dfirefly.seed={}", seed, seed);
    return seed;
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyNetworkKeepsTheRulesOfItsAccelerator(AcceleratorConfig config) {
    NetworkRequest request = NetworkRequest.any(config, 1, 8, MOST_CLOCKS);
    long first = seed();
    for (long seed = first; seed < first + 60; seed++) {
      TestRun run = RandomNetworks.draw(request, seed);
      Program program = run.program();
      assertThat(ProgramRules.broken(program)).as("seed %d", seed).isEmpty();
      assertThat(program.config()).isEqualTo(config);
      assertThat(run.network().layers()).hasSizeBetween(1, 8);
      assertThat(run.samples()).isBetween(1, program.batch());
      assertThat(arrayClocks(run))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(PieceDrawer.MOST_GROWTH * MOST_CLOCKS / 100);
    }
  }

  private static long arrayClocks(TestRun run) {
    long clocks = 0;
    for (TestLayer layer : run.network().layers()) {
      int parallelism = run.network().config().parallelism();
      int positions = run.samples() * layer.neurons().positions();
      long passes =
          layer.terms().stream()
              .flatMap(List::stream)
              .mapToLong(term -> layer.isConstant(term.piece()) ? 1 : run.network().timeSteps())
              .sum();
      clocks += passes * Math.max(positions, parallelism);
    }
    return clocks;
  }

  @Test
  void theSeedDecidesEverything() {
    NetworkRequest request = NetworkRequest.any(NARROW, 2, 5, MOST_CLOCKS);
    long seed = seed();
    TestRun once = RandomNetworks.draw(request, seed);
    TestRun again = RandomNetworks.draw(request, seed);
    TestRun other = RandomNetworks.draw(request, seed + 1);
    assertThat(again.program().image()).isEqualTo(once.program().image());
    assertThat(again.input()).isDeepEqualTo(once.input());
    assertThat(other.program().image()).isNotEqualTo(once.program().image());
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyCellCanBeAskedFor(AcceleratorConfig config) {
    Random seeds = new Random(seed());
    for (Cell cell : Cell.all(config.parallelism())) {
      NetworkRequest request = NetworkRequest.any(config, 1, 3, 10_000).hitting(cell);
      long seed = seeds.nextLong();
      TestRun run = RandomNetworks.draw(request, seed);
      Coverage coverage = new Coverage(List.of(config.parallelism()));
      coverage.record(run.network(), run.samples());
      assertThat(coverage.count(cell)).as("%s with seed %d", cell, seed).isPositive();
    }
  }

  @Test
  void thePlannerAsksUntilNothingIsMissing() {
    Coverage coverage = new Coverage(List.of(16));
    NetworkRequest request = NetworkRequest.any(NARROW, 2, 6, MOST_CLOCKS);
    long seed = seed();
    int networks = 0;
    Optional<NetworkRequest> next = CoveragePlanner.next(coverage, request);
    while (next.isPresent()) {
      TestRun run = RandomNetworks.draw(next.get(), seed + networks++);
      coverage.record(run.network(), run.samples());
      next = CoveragePlanner.next(coverage, request);
    }
    assertThat(coverage.missing()).isEmpty();
    assertThat(networks).isLessThan(Cell.all(16).size());
  }

  @Test
  void everyFeatureOccursSoonOnUsualAcceleratorsAndOneWithAShortRing() {
    List<AcceleratorConfig> configs =
        List.of(NARROW, WIDE.with(Setting.SYNAPSES, 1), NARROW.with(Setting.WEIGHT_RING_TILES, 8));
    Coverage coverage = new Coverage(List.of(16, 32));
    long first = seed();
    int networks = 0;
    while (networks < MOST_NETWORKS && !coverage.missingFeatures().isEmpty()) {
      AcceleratorConfig config = configs.get(networks % configs.size());
      NetworkRequest request = NetworkRequest.any(config, 2, 8, 60_000);
      TestRun run = RandomNetworks.draw(request, first + networks++);
      coverage.record(run.network(), run.samples());
    }
    assertThat(coverage.missingFeatures()).isEmpty();
  }

  @Test
  void aBudgetTooSmallForTheLayersIsRefused() {
    assertThatThrownBy(() -> NetworkRequest.any(NARROW, 1, 8, 500))
        .hasMessage("8 layers need a budget of at least 9600 clocks, not 500.");
  }

  @Test
  void aCellOfAnotherAcceleratorIsRefused() {
    NetworkRequest request = NetworkRequest.any(NARROW, 1, 8, MOST_CLOCKS);
    assertThatThrownBy(() -> request.hitting(Cell.all(32).get(0)))
        .hasMessageStartingWith("An accelerator with P = 16 cannot hit P 32, WINDOW");
  }
}
