package org.firefly.accelerator.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwapSoonTest {
  private static final int SWAPS = 50;
  private static final SimulationOptions FEW_CLOCKS = SimulationOptions.DEFAULT.withShortRun();

  /** The array's own assertion stops the simulation at a swap that was foreseen wrongly. */
  @ParameterizedTest
  @CsvSource({"16, 0", "16, 1", "16, 5", "16, 7", "32, 5"})
  void swapsThatAreDecidedAheadStillFollowEveryPClocks(int parallelism, int lead) {
    SynapseArrayConfig config =
        new SynapseArrayConfig(AcceleratorConfig.ofParallelism(parallelism), 2, lead);
    SynapseArray array = new SynapseArray(config);
    try (Simulation simulation = Simulation.of(Elaboration.of(array), FEW_CLOCKS)) {
      simulation.reset();
      simulation.poke(array.tile.valid(), 1);
      run(array, simulation, lead, 4 * parallelism);
      assertThat(run(array, simulation, lead, SWAPS * parallelism)).isEqualTo(SWAPS);
    }
  }

  /** Decides on swaps as soon as they are foreseen, one at a time, and tells how many entered. */
  private static int run(SynapseArray array, Simulation simulation, int lead, int clocks) {
    int swaps = 0;
    int left = -1;
    for (int clock = 0; clock < clocks || left >= 0; clock++) {
      if (left < 0 && clock < clocks && simulation.peek(array.swapSoon) == 1) {
        left = lead;
      }
      simulation.poke(array.position.valid(), left == 0);
      simulation.poke(array.position.swap(), left == 0);
      swaps += left == 0 ? 1 : 0;
      left--;
      simulation.step();
    }
    return swaps;
  }
}
