package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.testing.random.NetworkRequest;
import org.firefly.testing.random.RandomNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Random networks; a failure names the seed, and -Dfirefly.seed=SEED runs that one alone. */
class RandomNetworkRtlTest {
  private static final Logger LOG = LoggerFactory.getLogger(RandomNetworkRtlTest.class);
  private static final int LAYERS = 5;
  private static final long MOST_CLOCKS = 30_000;

  static Stream<Arguments> configurations() {
    return Stream.of(
        Arguments.of(AcceleratorConfig.ofParallelism(16), 24),
        Arguments.of(Systems.synapses(16), 24),
        Arguments.of(Systems.small(), 12),
        Arguments.of(Systems.synapses(32).with(Setting.WEIGHT_PORTS, 3), 6));
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void everySpikeMembraneAndFlagEqualsTheSimulatorUnderRandomDelays(
      AcceleratorConfig config, int networks) throws InterruptedException {
    Long replay = Long.getLong("firefly.seed");
    long first = replay != null ? replay : System.nanoTime();
    int count = replay != null ? 1 : networks;
    LOG.info("{} networks from seed {} on: {}", count, first, config);
    try (RtlSystem system = Systems.of(config, AxiTiming.IDEAL)) {
      for (long seed = first; seed < first + count; seed++) {
        Block block =
            Block.of(RandomNetworks.draw(NetworkRequest.any(config, 1, LAYERS, MOST_CLOCKS), seed));
        Systems.setTiming(system, 0, Systems.randomTiming(new Random(seed)));
        block.runAndCompare(system, 0, "seed " + seed);
      }
    }
  }

  @Test
  void backPressureChangesClocksAndNeverResults() throws InterruptedException {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(16);
    Block block = Block.of(RandomNetworks.draw(NetworkRequest.any(config, 3, 3, MOST_CLOCKS), 77));
    try (RtlSystem system = Systems.of(config, AxiTiming.IDEAL)) {
      long fast = block.runAndCompare(system, 0, "ideal memory").clocks();
      Systems.setTiming(system, 0, AxiTiming.IDEAL.withLatency(200, 300).withStalls(0.5));
      long slow = block.runAndCompare(system, 0, "slow memory").clocks();
      assertThat(slow).isGreaterThan(fast);
    }
  }
}
