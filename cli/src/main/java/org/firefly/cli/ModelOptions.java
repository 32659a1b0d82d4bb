package org.firefly.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.compiler.calibration.MembraneCalibration;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.FirstLayerPlace;
import org.firefly.conventions.ConventionOptions;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.SampleFiles;
import org.firefly.host.samples.Samples;
import org.firefly.host.samples.SpikeSource;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a NIR file does not say, and where the network is to run. */
final class ModelOptions {
  @Option(
      names = "--time-steps",
      paramLabel = "T",
      description = "Time steps per sample, 1 to 65535 (default: what the file says, else 4).")
  private Optional<Integer> timeSteps;

  @Mixin private ConventionArguments conventions = new ConventionArguments();

  @Option(
      names = "--target",
      paramLabel = "BOARD",
      split = ",",
      defaultValue = "ultra96v2",
      completionCandidates = BoardNames.class,
      description =
          "${COMPLETION-CANDIDATES}, or a board file of your own. Default: ${DEFAULT-VALUE}.")
  private List<String> targets;

  @Option(
      names = "--batch",
      paramLabel = "N",
      split = ",",
      defaultValue = "1",
      description =
          "Samples that travel together, 1 to 255; more raise throughput and latency, and the"
              + " compiler lowers N where a layer does not fit. Default: ${DEFAULT-VALUE}.")
  private List<Integer> batches;

  @Option(
      names = "--calibration",
      paramLabel = "X.npy",
      description =
          "Samples by which scales are chosen: the membranes of the float network, run on the first"
              + " 64, get twice the room that they need. Worth it for many time steps.")
  private Optional<Path> calibration;

  @Option(
      names = "--weight-bits",
      paramLabel = "BITS",
      defaultValue = "8",
      description =
          "Bits of the accelerator's weights, 4 to 8, to see what fewer cost in accuracy; they take 8"
              + " in memory in any case. Default: ${DEFAULT-VALUE}.")
  private int weightBits;

  @Option(
      names = "--first-layer",
      paramLabel = "PLACE",
      description =
          "chip or host: where the first layer runs if samples are no spikes. The chip takes whole"
              + " numbers of up to 8 bits, such as pixels; both places give the same spikes then."
              + " Default: where an image takes less time by the clock model and the estimate for the"
              + " host.")
  private Optional<FirstLayerPlace> firstLayer = Optional.empty();

  /** Runs the first layer on the host unless the user says where. */
  void preferHost() {
    firstLayer = Optional.of(firstLayer.orElse(FirstLayerPlace.HOST));
  }

  /** T: the user's, else the model file's, else the usual one. */
  int timeSteps(Network network) {
    return timeSteps.orElse(
        FireFlyNotes.of(network.metadata()).timeSteps().orElse(CompilerOptions.DEFAULT_STEPS));
  }

  /** The options of the compiler, still without the input's kind and scale. */
  CompilerOptions compilerOptions(Board board, Network network) {
    return compilerOptions(board, network, batch());
  }

  /** How the user says that the file's neurons are read. */
  ConventionOptions conventions() {
    return conventions.options();
  }

  /** These options with scales chosen by samples, if the user names some. */
  CompilerOptions calibrated(Network network, CompilerOptions options) {
    if (calibration.isEmpty()) {
      return options;
    }
    try (Samples samples = SampleFiles.KNOWN.open(calibration.get(), Optional.empty())) {
      int steps = options.timeSteps().orElse(timeSteps(network));
      return options.withCalibration(
          MembraneCalibration.of(network, options.conventions(), samples, steps));
    }
  }

  /**
   * Samples of a batch block that the user asks for.
   *
   * @throws HostException if several are asked for
   */
  int batch() {
    return only("--batch", "batches", batches);
  }

  /** Whether the user names several boards or batches. */
  boolean several() {
    return targets.size() * batches.size() > 1;
  }

  /** All batches that the user asks for. */
  List<Integer> batches() {
    return List.copyOf(batches);
  }

  private static <T> T only(String option, String things, List<T> values) {
    if (values.size() != 1) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "%s names %d %s, but this command takes one; `firefly estimate` and `firefly run` take"
                  + " several.",
              option,
              values.size(),
              things));
    }
    return values.get(0);
  }

  /** T, if the user says it. */
  Optional<Integer> timeSteps() {
    return timeSteps;
  }

  /**
   * Samples cut to the time steps that the user asks for.
   *
   * @throws HostException if they have fewer; then they are closed
   */
  Samples cut(Samples samples) {
    try {
      return timeSteps.map(samples::withTimeSteps).orElse(samples);
    } catch (HostException e) {
      samples.close();
      throw e;
    }
  }

  /**
   * Refuses spikes whose number of time steps nobody has chosen.
   *
   * @throws HostException if the model file says another T and the user says none
   */
  void requireSteps(Network network, SpikeSource spikes) {
    OptionalInt said = FireFlyNotes.of(network.metadata()).timeSteps();
    if (timeSteps.isPresent() || said.isEmpty() || said.getAsInt() == spikes.timeSteps()) {
      return;
    }
    String swapped =
        spikes.count() == said.getAsInt()
            ? " Samples are [N,T,C,H,W]; these look like [T,N,C,H,W], with the first two exchanged."
            : "";
    throw new HostException(
        String.format(
            Locale.ROOT,
            "The %d samples have %d time steps each, but the model file says %d; --time-steps %d runs them as they are.%s",
            spikes.count(),
            spikes.timeSteps(),
            said.getAsInt(),
            spikes.timeSteps(),
            swapped));
  }

  /**
   * The board that the command line names.
   *
   * @throws org.firefly.architecture.ConfigurationException when there is none, naming the known
   * @throws HostException if several are named
   */
  Board board() {
    return Boards.find(only("--target", "boards", targets));
  }

  /**
   * All boards that the command line names.
   *
   * @throws org.firefly.architecture.ConfigurationException when there is none of a name
   */
  List<Board> boards() {
    return targets.stream().map(Boards::find).toList();
  }

  /** The same for one of several batches. */
  CompilerOptions compilerOptions(Board board, Network network, int batch) {
    CompilerOptions options =
        CompilerOptions.of(board.config())
            .withConventions(conventions.options())
            .withBatch(batch)
            .withWeightBits(weightBits);
    if (firstLayer.isPresent()) {
      options = options.withFirstLayer(firstLayer.get());
    }
    if (timeSteps.isPresent() || FireFlyNotes.of(network.metadata()).timeSteps().isEmpty()) {
      options = options.withTimeSteps(timeSteps.orElse(CompilerOptions.DEFAULT_STEPS));
    }
    return options;
  }
}
