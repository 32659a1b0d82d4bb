package org.firefly.rtl;

import java.util.List;
import java.util.stream.Stream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.Program;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.timing.ClockListener;

/**
 * Tells what the RTL does, clock by clock, in the words of the clock model: layers, passes and
 * waits of the array, bursts of the ports. Clocks count from the start of the run.
 *
 * @param listener hears it, in the order in which things end
 */
public record RunTrace(ClockListener listener) implements Recording {
  @Override
  public RtlSystem system(
      AcceleratorConfig config, int memoryBytes, AxiTiming timing, SimulationOptions options) {
    return RtlSystem.of(ProbedDesign.of(config), config, memoryBytes, timing, options);
  }

  @Override
  public Recorder on(RtlSystem system, Program program) {
    Simulation simulation = system.simulation();
    LayerTrace layers = new LayerTrace(simulation, program, listener);
    List<ClockWatch> watches =
        List.of(
            new ArrayTrace(simulation, program.timeSteps(), listener),
            new BurstTrace(simulation, "spike_0_r", ClockListener.Port.SPIKES, listener),
            new BurstTrace(simulation, "weight_0_r", ClockListener.Port.WEIGHTS, listener),
            new BurstTrace(simulation, "output_0_w", ClockListener.Port.OUTPUT, listener));
    return new TraceRecorder(
        simulation, layers, Stream.concat(watches.stream(), Stream.of(layers)).toList());
  }
}
