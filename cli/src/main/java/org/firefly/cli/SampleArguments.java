package org.firefly.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.host.samples.SampleFiles;
import org.firefly.host.samples.Samples;
import org.firefly.network.Network;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The samples that a command line names, and their labels. */
final class SampleArguments {
  @ArgGroup(multiplicity = "1")
  private Place place;

  @Option(
      names = "--labels",
      paramLabel = "Y.npy",
      description = "One integer per sample, instead of the samples' own; adds the accuracy.")
  private Optional<Path> labels;

  /** Exactly one of the two. */
  private static final class Place {
    @Option(
        names = "--input",
        paramLabel = "X.npy",
        completionCandidates = Formats.class,
        description = "Samples: ${COMPLETION-CANDIDATES}.")
    private Path file;

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "Folder with a test set in MNIST's idx files, raw or .gz.")
    private Path folder;
  }

  /** What the registered formats are, for the help. */
  static final class Formats extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Formats() {
      super(List.of(SampleFiles.KNOWN.description()));
    }
  }

  /** Name of the file or folder, for titles. */
  String name() {
    return (place.folder != null ? place.folder : place.file).getFileName().toString();
  }

  /**
   * Opens the samples, cut to the time steps that the options ask for and in the steps of the input
   * that options or model file say; the caller closes them when the run is over.
   *
   * @throws org.firefly.host.file.HostException if they cannot be used
   */
  Samples open(Network network, ModelOptions model, InputScale scale) {
    return model.cut(
        scale.apply(
            SampleFiles.KNOWN.open(place.folder != null ? place.folder : place.file, labels),
            network));
  }
}
