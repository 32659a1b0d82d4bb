package org.firefly.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firefly.explore.study.Goal;
import org.firefly.explore.study.Limit;
import org.firefly.explore.study.Metric;
import org.firefly.explore.study.StudyException;
import picocli.CommandLine.Option;

/** What the best choice of a study has to be, by the names that scripts use. */
final class GoalArguments {
  private final Map<Metric, String> bounds = new EnumMap<>(Metric.class);

  @Option(
      names = "--best",
      paramLabel = "METRIC",
      description =
          "What the choice is best by: accuracy, latency, throughput, energy, lut, ff, dsp, ramb36 or"
              + " uram. Default: the study's, else accuracy where it is known, then throughput.")
  private Optional<String> best = Optional.empty();

  @Option(names = "--accuracy", paramLabel = "SHARE", description = "At least, such as 90%%.")
  private void accuracy(String bound) {
    bounds.put(Metric.ACCURACY, bound);
  }

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      description = "Of a batch block, at most, such as 1ms.")
  private void latency(String bound) {
    bounds.put(Metric.LATENCY, bound);
  }

  @Option(
      names = "--throughput",
      paramLabel = "RATE",
      description = "Images per second, at least, such as 1000.")
  private void throughput(String bound) {
    bounds.put(Metric.THROUGHPUT, bound);
  }

  @Option(
      names = "--energy",
      paramLabel = "ENERGY",
      description = "Estimated, of the arithmetic of an image, at most, such as 2uJ.")
  private void energy(String bound) {
    bounds.put(Metric.ENERGY, bound);
  }

  @Option(
      names = "--lut",
      paramLabel = "SHARE",
      description = "Look-up tables of the device, at most, such as 70%%.")
  private void lut(String bound) {
    bounds.put(Metric.LUT, bound);
  }

  @Option(names = "--ff", paramLabel = "SHARE", description = "The same of its flip-flops.")
  private void ff(String bound) {
    bounds.put(Metric.FF, bound);
  }

  @Option(names = "--dsp", paramLabel = "SHARE", description = "The same of its DSP slices.")
  private void dsp(String bound) {
    bounds.put(Metric.DSP, bound);
  }

  @Option(names = "--ramb36", paramLabel = "SHARE", description = "The same of its block RAMs.")
  private void ramb36(String bound) {
    bounds.put(Metric.RAMB36, bound);
  }

  @Option(names = "--uram", paramLabel = "SHARE", description = "The same of its UltraRAMs.")
  private void uram(String bound) {
    bounds.put(Metric.URAM, bound);
  }

  /**
   * The goal.
   *
   * @throws StudyException if a bound or a metric is none
   */
  Goal goal() {
    List<Limit> limits = new ArrayList<>();
    bounds.forEach((metric, text) -> limits.add(Limit.parse(metric, text)));
    return new Goal(limits, best.map(GoalArguments::metric));
  }

  private static Metric metric(String name) {
    return Metric.of(name)
        .orElseThrow(
            () ->
                new StudyException(
                    "--best is '" + name + "', but must be one of " + Metric.names() + "."));
  }
}
