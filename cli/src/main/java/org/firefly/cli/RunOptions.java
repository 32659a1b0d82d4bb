package org.firefly.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.figures.EnergyModel;
import org.firefly.host.file.HostException;
import org.firefly.runtime.command.OutputPath;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much is run, and where the results go. */
final class RunOptions {
  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Run only the first N samples (rtl: 4 or a batch by default).")
  private Optional<Integer> limit;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads of the simulator (default: one per core). Results do not depend on it.")
  private Optional<Integer> threads;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--output",
      paramLabel = "OUT.npy",
      description = "Writes the summed readout, int32 [N,classes].")
  private Optional<Path> output;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--json",
      paramLabel = "REPORT.json",
      description = "Writes the report as JSON.")
  private Optional<Path> json;

  @Option(
      converter = OutputPath.ToFolder.class,
      names = "--dump",
      paramLabel = "DIR",
      description = "Writes each layer's output spikes, uint8 [N,T,C,H,W]; not from a board.")
  private Optional<Path> dump;

  @Option(
      names = "--compare",
      description =
          "Runs the float network on the same samples too: its accuracy, and how many classes are"
              + " equal. The command compare shows every layer.")
  private boolean compare;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--html",
      paramLabel = "REPORT.html",
      description = "Writes the page of `firefly report` too; on the simulator only.")
  private Optional<Path> html;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--csv",
      paramLabel = "TABLE.csv",
      description = "Writes a line per board and batch.")
  private Optional<Path> csv;

  @Mixin private PageOptions page;
  @Mixin private WaveOptions wave;
  @Mixin private EnergyArgument energy;

  /**
   * Samples to run of those that there are.
   *
   * @param usual samples to run when the user does not say, empty for all
   * @throws HostException if there are none
   */
  int samples(int available, OptionalInt usual) {
    int samples = Math.min(available, limit.orElse(usual.orElse(available)));
    if (samples < 1) {
      throw new HostException("There are no samples to run; --limit must be at least 1.");
    }
    return samples;
  }

  /** Whether the user has said how many samples to run. */
  boolean limited() {
    return limit.isPresent();
  }

  /**
   * Refuses options that show one board and batch closely.
   *
   * @throws HostException if one was given
   */
  void requireTable() {
    if (output.isPresent() || html.isPresent() || dump.isPresent() || compare) {
      throw new HostException(
          "--output, --html, --dump and --compare show one board and batch; name one of each.");
    }
  }

  /**
   * Refuses options that need all samples at once.
   *
   * @throws HostException if one was given
   */
  void requireNoFiles() {
    if (limit.isPresent()
        || output.isPresent()
        || json.isPresent()
        || csv.isPresent()
        || html.isPresent()
        || dump.isPresent()
        || wave.given()
        || compare) {
      throw new HostException(
          "A stream has no --limit, --output, --json, --csv, --html, --dump, --wave or --compare; its"
              + " answers go to standard output.");
    }
  }

  /**
   * The energy models that the user names.
   *
   * @throws org.firefly.figures.FiguresException if one is not known
   */
  List<EnergyModel> energy() {
    return energy.models();
  }

  /** Where the page goes. */
  Optional<Path> html() {
    return html;
  }

  /** What is kept of the signals. */
  WaveOptions wave() {
    return wave;
  }

  /** What the page shows. */
  PageOptions page() {
    return page;
  }

  /** Whether the float network runs beside. */
  boolean compare() {
    return compare;
  }

  int threads() {
    return threads.orElse(Runtime.getRuntime().availableProcessors());
  }

  Optional<Path> output() {
    return output;
  }

  Optional<Path> json() {
    return json;
  }

  Optional<Path> csv() {
    return csv;
  }

  Optional<Path> dump() {
    return dump;
  }
}
