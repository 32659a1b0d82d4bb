package org.firefly.cosimulation;

import java.nio.file.Path;
import java.util.Optional;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.cosimulation.model.ModelOptions;

/**
 * How to run a simulation.
 *
 * @param seed decides the random values with which registers and memories start
 * @param cycleLimit clocks after which the simulation ends with a {@link CycleLimitException}
 * @param waveform FST file to write, if any
 * @param isShort whether so few clocks are run that the time to build the model counts, not the
 *     speed of the simulation
 */
public record SimulationOptions(
    long seed, long cycleLimit, Optional<Path> waveform, boolean isShort) {
  /** Seed 1, ten million clocks, no waveform. */
  public static final SimulationOptions DEFAULT =
      new SimulationOptions(1, 10_000_000, Optional.empty(), false);

  public SimulationOptions {
    if (cycleLimit < 1) {
      throw new CosimulationException(
          "A cycle limit of "
              + cycleLimit
              + " clocks leaves nothing to simulate; give at least 1.");
    }
  }

  public SimulationOptions withSeed(long newSeed) {
    return new SimulationOptions(newSeed, cycleLimit, waveform, isShort);
  }

  public SimulationOptions withCycleLimit(long clocks) {
    return new SimulationOptions(seed, clocks, waveform, isShort);
  }

  /** Writes all signals to an FST file, which GTKWave and Surfer show. */
  public SimulationOptions withWaveform(Path file) {
    return new SimulationOptions(seed, cycleLimit, Optional.of(file), isShort);
  }

  /**
   * For some thousands of clocks of a large design: its model is built in half of the time and runs
   * several times slower.
   */
  public SimulationOptions withShortRun() {
    return new SimulationOptions(seed, cycleLimit, waveform, true);
  }

  ModelOptions model() {
    return new ModelOptions(waveform.isPresent(), !isShort);
  }

  /** Verilator takes seeds of 31 bits and picks its own for 0. */
  int verilatorSeed() {
    int folded = Long.hashCode(seed) & 0x7fffffff;
    return folded == 0 ? 1 : folded;
  }
}
