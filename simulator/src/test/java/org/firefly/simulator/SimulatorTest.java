package org.firefly.simulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.architecture.program.Program;
import org.firefly.simulator.memory.DeviceMemory;
import org.firefly.simulator.memory.SimulationException;
import org.firefly.testing.ScnnSeven;
import org.junit.jupiter.api.Test;

/** What a run refuses and how it stops. */
class SimulatorTest {
  private final Program program = ScnnSeven.program(16, 1);
  private final PreparedProgram prepared = Simulator.prepare(program);
  private final DeviceMemory memory = DeviceMemory.of(program);

  @Test
  void moreSamplesThanTheBlockHoldsAreRefused() {
    assertThatThrownBy(() -> Simulator.run(prepared, memory, 2, RunObserver.NONE))
        .isInstanceOf(SimulationException.class)
        .hasMessage("Program test was compiled for 1 to 1 samples in a block, not 2.");
  }

  @Test
  void anInterruptStopsTheRun() {
    RunObserver interrupter = (layer, seen) -> Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Simulator.run(prepared, memory, 1, interrupter))
        .isInstanceOf(InterruptedException.class);
  }
}
