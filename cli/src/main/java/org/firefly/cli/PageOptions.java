package org.firefly.cli;

import java.util.List;
import org.firefly.host.Classification;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.Samples;
import picocli.CommandLine.Option;

/** How closely a page looks at a run, and what it calls the classes. */
final class PageOptions {
  @Option(
      names = "--float-samples",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Samples that the page compares with the float network, which is slow. Default:"
              + " ${DEFAULT-VALUE}.")
  private int floatSamples;

  @Option(
      names = "--classes",
      paramLabel = "NAME",
      split = ",",
      description = "Names of the classes in the page (default: their numbers).")
  private List<String> classes = List.of();

  /**
   * How many of the samples to look at closely.
   *
   * @throws HostException if the user wants none
   */
  int closely(int samples) {
    if (floatSamples < 1) {
      throw new HostException(
          "There are no samples to compare; --float-samples must be at least 1.");
    }
    return Math.min(samples, floatSamples);
  }

  /**
   * Names of all classes.
   *
   * @throws HostException if there are more or fewer names than classes, or labels beyond them
   */
  List<String> classes(int count, Samples samples) {
    samples.labels().ifPresent(labels -> Classification.requireClasses(labels, count));
    return ClassNames.of(classes, count);
  }
}
