package org.firefly.rtl;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.Program;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiTiming;

/** Something to be kept of what core 0 does in its first batch block. */
public interface Recording {
  /** Keeps nothing. */
  Recording NONE = (system, program) -> clocks -> system.simulation().step(clocks);

  /** Builds the RTL so that it shows what is to be kept; see {@link RtlSystem#of}. */
  default RtlSystem system(
      AcceleratorConfig config, int memoryBytes, AxiTiming timing, SimulationOptions options) {
    return RtlSystem.of(config, memoryBytes, timing, options);
  }

  /** Begins, before the first run. */
  Recorder on(RtlSystem system, Program program);
}
