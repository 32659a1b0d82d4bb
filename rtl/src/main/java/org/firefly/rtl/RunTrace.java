package org.firefly.rtl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.Program;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.timing.ClockListener;

/**
 * Tells what the RTL does, clock by clock, in the words of the clock model: layers, passes and
 * waits of the array, bursts of the ports, levels of FIFO and ring. Clocks count from the start of
 * the run.
 *
 * @param listener hears it, in the order in which things end
 */
public record RunTrace(ClockListener listener) implements Recording {
  /** In the order of their numbers. */
  private static final List<ClockListener.Port> WEIGHT_PORTS =
      List.of(
          ClockListener.Port.WEIGHTS, ClockListener.Port.WEIGHTS_2, ClockListener.Port.WEIGHTS_3);

  /** What the signals of the data channels begin with. */
  private static final Map<ClockListener.Port, String> CHANNELS =
      Map.of(
          ClockListener.Port.SPIKES, "spike_0_r",
          ClockListener.Port.WEIGHTS, "weight_0_r",
          ClockListener.Port.WEIGHTS_2, "weight2_0_r",
          ClockListener.Port.WEIGHTS_3, "weight3_0_r",
          ClockListener.Port.OUTPUT, "output_0_w");

  @Override
  public RtlSystem system(
      AcceleratorConfig config, int memoryBytes, AxiTiming timing, SimulationOptions options) {
    return RtlSystem.of(ProbedDesign.of(config), config, memoryBytes, timing, options);
  }

  @Override
  public Recorder on(RtlSystem system, Program program) {
    Simulation simulation = system.simulation();
    LayerTrace layers = new LayerTrace(simulation, program, listener);
    List<ClockWatch> watches = new ArrayList<>();
    watches.add(new ArrayTrace(simulation, program.timeSteps(), listener));
    CHANNELS.forEach(
        (port, channel) -> {
          if (WEIGHT_PORTS.indexOf(port) < program.config().weightPorts()) {
            watches.add(new BurstTrace(simulation, channel, port, listener));
          }
        });
    watches.add(new LevelTrace(simulation, program.config().weightPorts(), listener));
    watches.add(layers);
    return new TraceRecorder(simulation, layers, watches);
  }
}
