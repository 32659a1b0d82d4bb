package org.firefly.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Stream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.kernel.Kernels;
import org.firefly.simulator.kernel.LaneKernel;
import org.firefly.testing.TestRun;
import org.firefly.testing.random.NetworkRequest;
import org.firefly.testing.random.RandomNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Random networks; a failure names the seed, and -Dfirefly.seed=SEED runs that one alone. */
class RandomNetworkTest {
  private static final Logger LOG = LoggerFactory.getLogger(RandomNetworkTest.class);
  private static final int NETWORKS = Integer.getInteger("firefly.networks", 40);

  /** Of the accelerator, per network; keeps the slow reference model below a second. */
  private static final long MOST_CLOCKS = 12_000;

  static Stream<Kernel> kernels() {
    return Kernels.all().stream();
  }

  @Test
  void theTestMachineRunsTheVectorKernel() {
    assertThat(Kernels.fastest()).isNotInstanceOf(LaneKernel.class);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void everySpikeMembraneAndFlagEqualsTheReference(Kernel kernel) throws InterruptedException {
    Long replay = Long.getLong("firefly.seed");
    long first = replay != null ? replay : System.nanoTime();
    LOG.info("{} networks from seed {} on", replay != null ? 1 : NETWORKS, first);
    for (long seed = first; seed < first + (replay != null ? 1 : NETWORKS); seed++) {
      compare(kernel, seed);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void anErrorInTheLastWeightOfAKernelIsFound(Kernel kernel) {
    assertThatThrownBy(
            () -> {
              for (long seed = 1; seed <= 40; seed++) {
                compare(new FaultyKernel(kernel), seed);
              }
            })
        .isInstanceOf(AssertionError.class);
  }

  private static void compare(Kernel kernel, long seed) throws InterruptedException {
    TestRun run = RandomNetworks.draw(NetworkRequest.any(config(seed), 1, 4, MOST_CLOCKS), seed);
    ReferenceComparison.compare(kernel, run, "seed " + seed);
  }

  private static AcceleratorConfig config(long seed) {
    Random random = new Random(seed);
    return AcceleratorConfig.ofParallelism(random.nextInt(4) == 0 ? 32 : 16)
        .with(Setting.MEMBRANE_BITS, 16 + random.nextInt(9))
        .with(Setting.SYNAPSES, random.nextInt(2));
  }
}
