package org.firefly.compiler.options;

import java.util.OptionalDouble;
import org.firefly.network.Metadata;

/** Defaults that this project's own files carry; options come first. */
public final class MetadataDefaults {
  static final String TIME_STEPS = "firefly:time_steps";
  public static final String INPUT_SCALE = "firefly:input_scale";
  public static final String NAME = "firefly:name";

  private MetadataDefaults() {}

  /**
   * T of the options or of the file.
   *
   * @throws CompilerException if neither says it
   */
  public static int timeSteps(CompilerOptions options, Metadata metadata) {
    if (options.timeSteps().isPresent()) {
      return options.timeSteps().getAsInt();
    }
    double stored = number(metadata, TIME_STEPS).orElse(0);
    if (stored != Math.rint(stored) || stored < 1 || stored > CompilerOptions.MAX_STEPS) {
      throw new CompilerException(
          "",
          stored == 0
              ? "the number of time steps is not known, as NIR files do not hold it"
              : "the file's metadata " + TIME_STEPS + " is " + stored,
          "say it with --time-steps, 1 to " + CompilerOptions.MAX_STEPS);
    }
    return (int) stored;
  }

  /** The number under a key, stored as a number or as text. */
  public static OptionalDouble number(Metadata metadata, String key) {
    if (metadata.numbers(key).filter(tensor -> tensor.size() == 1).isPresent()) {
      return OptionalDouble.of(metadata.numbers(key).get().value(0));
    }
    if (metadata.text(key).isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(metadata.text(key).get().trim()));
    } catch (NumberFormatException e) {
      throw new CompilerException(
          "", "the file's metadata " + key + " is not a number", "correct or remove it");
    }
  }
}
