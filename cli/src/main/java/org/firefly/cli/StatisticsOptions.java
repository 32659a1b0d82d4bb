package org.firefly.cli;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.host.file.HostException;
import org.firefly.timing.event.SpikeStatistics;
import picocli.CommandLine.Option;

/** How busy the user assumes the layers to be. */
final class StatisticsOptions {
  private static final double USUAL_DENSITY = 0.157;

  @Option(
      names = "--density",
      paramLabel = "D",
      split = ",",
      description =
          "Share of the inputs and time steps that have a spike, 0 to 1: one for all accelerated"
              + " layers, or one for each. Adds the operations that are then effective; clocks of"
              + " the dense array do not depend on it. Default with another --engine: 0.157, the"
              + " mean of the 19 networks of Prosperity (HPCA 2025).")
  private List<Double> densities = List.of();

  @Option(
      names = "--repeat",
      paramLabel = "R",
      split = ",",
      description =
          "Spikes of an input that fires at all, 1 to T, likewise (default: as many as if the steps"
              + " were independent of each other).")
  private List<Double> repeats = List.of();

  /** Whether the user assumes anything. */
  boolean given() {
    return !densities.isEmpty() || !repeats.isEmpty();
  }

  /**
   * Statistics of each layer, if the user assumes any or some are needed.
   *
   * @param needed whether there must be some
   * @throws HostException if they are none, naming the layer
   */
  Optional<AssumedSpikes> of(Program program, boolean needed) {
    if (!given() && !needed) {
      return Optional.empty();
    }
    if (densities.isEmpty() && !repeats.isEmpty()) {
      throw new HostException("--repeat says how spikes of some --density are spread; say both.");
    }
    List<ProgramLayer> layers = program.layers();
    if (densities.isEmpty()) {
      SpikeStatistics usual =
          new SpikeStatistics(USUAL_DENSITY, independent(USUAL_DENSITY, program.timeSteps()));
      return Optional.of(new AssumedSpikes(Collections.nCopies(layers.size(), usual)));
    }
    requireCount("--density", densities, layers);
    if (!repeats.isEmpty()) {
      requireCount("--repeat", repeats, layers);
    }
    return Optional.of(
        new AssumedSpikes(
            IntStream.range(0, layers.size())
                .mapToObj(i -> statistics(layers.get(i).name(), i, program.timeSteps()))
                .toList()));
  }

  private static void requireCount(String option, List<Double> values, List<ProgramLayer> layers) {
    if (values.size() != 1 && values.size() != layers.size()) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "%s has %d values, but %d layers run on the accelerator (%s); give one for each, or one"
                  + " for all.",
              option,
              values.size(),
              layers.size(),
              String.join(", ", layers.stream().map(ProgramLayer::name).toList())));
    }
  }

  private static double value(List<Double> values, int layer) {
    return values.get(values.size() == 1 ? 0 : layer);
  }

  private SpikeStatistics statistics(String name, int layer, int timeSteps) {
    double density = value(densities, layer);
    if (!(density >= 0 && density <= 1)) {
      throw new HostException(
          "Layer '" + name + "': --density is a share, 0 to 1, not " + density + ".");
    }
    if (repeats.isEmpty()) {
      return new SpikeStatistics(density, independent(density, timeSteps));
    }
    double repeat = value(repeats, layer);
    if (!(repeat >= 1 && repeat <= timeSteps && density * timeSteps <= repeat)) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "Layer '%s': with %d time steps and --density %s, --repeat is %s to %d, not %s.",
              name,
              timeSteps,
              density,
              Math.max(1, density * timeSteps),
              timeSteps,
              repeat));
    }
    return new SpikeStatistics(density, repeat);
  }

  /** Mean spikes of an input that fires at all, where each step is drawn on its own. */
  private static double independent(double density, int timeSteps) {
    double fires = -Math.expm1(timeSteps * Math.log1p(-density));
    return density == 0 ? 1 : density * timeSteps / fires;
  }
}
