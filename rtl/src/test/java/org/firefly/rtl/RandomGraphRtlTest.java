package org.firefly.rtl;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.MemorySystem;
import org.firefly.cosimulation.axi.AxiTiming;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Random graphs; a failure names the seed, and -Dfirefly.seed=SEED runs that one alone. */
class RandomGraphRtlTest {
  private static final Logger LOG = LoggerFactory.getLogger(RandomGraphRtlTest.class);

  static Stream<Arguments> configurations() {
    return Stream.of(
        Arguments.of(AcceleratorConfig.ofParallelism(16), 16),
        Arguments.of(Systems.synapses(32), 4));
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void everySpikeMembraneAndFlagEqualsTheSimulatorAndClocksTheModel(
      AcceleratorConfig config, int networks) throws InterruptedException {
    Long replay = Long.getLong("firefly.seed");
    long first = replay != null ? replay : System.nanoTime();
    int count = replay != null ? 1 : networks;
    LOG.info("{} graphs from seed {} on: {}", count, first, config);
    try (RtlSystem system = Systems.of(config, AxiTiming.IDEAL)) {
      for (long seed = first; seed < first + count; seed++) {
        run(system, seed);
      }
    }
  }

  /** Runs the graph of a seed with the memory of the published figures. */
  static RandomGraph run(RtlSystem system, long seed) throws InterruptedException {
    RandomGraph graph = RandomGraph.draw(system.config(), seed);
    String where = "seed " + seed + ", " + graph;
    Systems.setTiming(system, 0, Systems.LATENCY_100);
    Block block = Block.random(graph.program(), new SplittableRandom(seed));
    RtlRun run = block.runAndCompare(system, 0, where);
    MemorySystem memory = MemorySystem.unlimited(16, 100);
    ModelledClocks.of(where, graph.program(), memory, block.samples(), run).requireTotalWithin(3);
    return graph;
  }
}
