package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.testing.TestRun;
import org.firefly.testing.coverage.Coverage;
import org.firefly.testing.random.CoveragePlanner;
import org.firefly.testing.random.NetworkRequest;
import org.firefly.testing.random.RandomNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** See scripts/rtl-soak. */
@EnabledIfSystemProperty(named = "firefly.soak", matches = "true")
class RtlSoakTest {
  private static final Logger LOG = LoggerFactory.getLogger(RtlSoakTest.class);
  private static final int NETWORKS = Integer.getInteger("firefly.soak.networks", 500);
  private static final long FIRST_SEED = Long.getLong("firefly.seed", 1);
  private static final int LEAST_LAYERS = 2;
  private static final int MOST_LAYERS = 8;
  private static final long MOST_CLOCKS = 60_000;

  @Test
  void randomNetworksOfAllKindsEqualTheSimulatorUntilEveryCellIsHit() throws InterruptedException {
    Coverage coverage = new Coverage(List.of(16, 32));
    try (RtlSystem plain = Systems.of(AcceleratorConfig.ofParallelism(16), AxiTiming.IDEAL);
        RtlSystem synapses = Systems.of(Systems.synapses(16), AxiTiming.IDEAL);
        RtlSystem wide = Systems.of(Systems.synapses(32), AxiTiming.IDEAL)) {
      // The model of P = 32 is a third as fast as the others.
      List<RtlSystem> turns = List.of(wide, plain, synapses, synapses);
      long seed = FIRST_SEED;
      for (int i = 0; i < NETWORKS; i++) {
        RtlSystem system = turns.get(i % turns.size());
        run(system, request(system.config()), seed++, coverage);
      }
      for (RtlSystem system : List.of(synapses, wide)) {
        Optional<NetworkRequest> wanted;
        while ((wanted = CoveragePlanner.next(coverage, request(system.config()))).isPresent()) {
          run(system, wanted.get(), seed++, coverage);
        }
      }
    }
    LOG.info("\n{}", coverage.toMarkdown());
    assertThat(coverage.missing()).isEmpty();
    assertThat(coverage.missingFeatures()).isEmpty();
  }

  @Test
  void randomGraphsEqualTheSimulator() throws InterruptedException {
    List<AcceleratorConfig> configs =
        List.of(AcceleratorConfig.ofParallelism(16), Systems.synapses(32));
    for (AcceleratorConfig config : configs) {
      try (RtlSystem system = Systems.of(config, AxiTiming.IDEAL)) {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + NETWORKS / configs.size(); seed++) {
          LOG.info("seed {}: {}", seed, RandomGraphRtlTest.run(system, seed));
        }
      }
    }
  }

  private static NetworkRequest request(AcceleratorConfig config) {
    return NetworkRequest.any(config, LEAST_LAYERS, MOST_LAYERS, MOST_CLOCKS);
  }

  private static void run(RtlSystem system, NetworkRequest request, long seed, Coverage coverage)
      throws InterruptedException {
    TestRun run = RandomNetworks.draw(request, seed);
    Block block = Block.of(run);
    Systems.setTiming(system, 0, Systems.randomTiming(new Random(seed)));
    RtlRun result = block.runAndCompare(system, 0, "seed " + seed);
    coverage.record(run.network(), run.samples());
    LOG.info(
        "seed {}: P = {}, synapses {}, {} layers, {} clocks",
        seed,
        system.config().parallelism(),
        system.config().synapses(),
        run.network().layers().size(),
        result.clocks());
  }
}
