package org.firefly.cosimulation;

import java.nio.file.Path;
import java.util.Optional;
import org.firefly.cosimulation.model.CosimulationException;

/**
 * How to run a simulation.
 *
 * @param seed decides the random values with which registers and memories start
 * @param cycleLimit clocks after which the simulation ends with a {@link CycleLimitException}
 * @param waveform FST file to write, if any
 */
public record SimulationOptions(long seed, long cycleLimit, Optional<Path> waveform) {
  /** Seed 1, ten million clocks, no waveform. */
  public static final SimulationOptions DEFAULT =
      new SimulationOptions(1, 10_000_000, Optional.empty());

  public SimulationOptions {
    if (cycleLimit < 1) {
      throw new CosimulationException(
          "A cycle limit of "
              + cycleLimit
              + " clocks leaves nothing to simulate; give at least 1.");
    }
  }

  public SimulationOptions withSeed(long newSeed) {
    return new SimulationOptions(newSeed, cycleLimit, waveform);
  }

  public SimulationOptions withCycleLimit(long clocks) {
    return new SimulationOptions(seed, clocks, waveform);
  }

  /** Writes all signals to an FST file, which GTKWave and Surfer show. */
  public SimulationOptions withWaveform(Path file) {
    return new SimulationOptions(seed, cycleLimit, Optional.of(file));
  }

  /** Verilator takes seeds of 31 bits and picks its own for 0. */
  int verilatorSeed() {
    int folded = Long.hashCode(seed) & 0x7fffffff;
    return folded == 0 ? 1 : folded;
  }
}
