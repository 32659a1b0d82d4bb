package org.firefly.rtl;

import java.nio.file.Path;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.Schedule;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiTiming;

/**
 * All signals of the RTL in an FST file, from the clock in which a layer follows the one before to
 * that in which its last write is acknowledged. Clock n of the simulation has the times 2n, before
 * its edge, and 2n + 1, after it.
 *
 * @param layer position in the program
 * @param file the waveform; it appears when the layer is done, or has failed
 */
public record LayerWaveform(int layer, Path file) implements Recording {
  @Override
  public RtlSystem system(
      AcceleratorConfig config, int memoryBytes, AxiTiming timing, SimulationOptions options) {
    return RtlSystem.withWaveforms(config, memoryBytes, timing, options);
  }

  @Override
  public Recorder on(RtlSystem system, Program program) {
    Schedule schedule = program.schedule();
    int first = schedule.descriptors(layer).get(0);
    return new WaveformRecorder(system.simulation(), first, schedule.end(layer), file);
  }
}
