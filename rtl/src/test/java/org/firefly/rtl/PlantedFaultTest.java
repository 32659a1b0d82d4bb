package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.cosimulation.model.Design;
import org.firefly.testing.random.NetworkRequest;
import org.firefly.testing.random.RandomNetworks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fault in the RTL is found by the comparison with the simulator that all tests use. */
class PlantedFaultTest {
  private static final Logger LOG = LoggerFactory.getLogger(PlantedFaultTest.class);
  private static final AcceleratorConfig CONFIG = Systems.synapses(16);

  /** Responses to writes so late that nothing hides a run that does not wait for them. */
  private static final AxiTiming TIMING = AxiTiming.IDEAL.withLatency(200, 300);

  static final SimulationOptions OPTIONS = SimulationOptions.DEFAULT.withCycleLimit(10_000_000);

  private static final int NETWORKS = 100;
  private static final long SEED = 5;

  private static Design design;

  @BeforeAll
  static void plant() {
    design = Fault.plantAll(RtlSystem.design(CONFIG));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void aPlantedFaultIsFound(Fault fault) {
    assertThatThrownBy(() -> runNetworks(fault))
        .isInstanceOfAny(AssertionError.class, CosimulationException.class)
        .satisfies(found -> LOG.info("{}: {}", fault, found.getMessage()))
        .hasMessageMatching(
            "(?s).*(layer|only_announced_bursts_are_answered|no_address_is_read_too_soon).*");
  }

  @Test
  void theSameNetworksAreRightWithoutAFault() throws InterruptedException {
    runNetworks(Fault.NONE);
  }

  private static void runNetworks(Fault fault) throws InterruptedException {
    try (RtlSystem system = RtlSystem.of(design, CONFIG, Systems.MEMORY_BYTES, TIMING, OPTIONS)) {
      fault.choose(system.simulation());
      for (long seed = SEED; seed < SEED + NETWORKS; seed++) {
        NetworkRequest request = NetworkRequest.any(CONFIG, 2, 3, 20_000);
        Block.of(RandomNetworks.draw(request, seed)).runAndCompare(system, 0, "seed " + seed);
      }
    }
  }
}
