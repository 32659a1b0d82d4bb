package org.firefly.compiler.options;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.firefly.conventions.Conventions;
import org.firefly.conventions.ResetKind;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;

/**
 * The options of one compilation with everything resolved that the file may say instead.
 *
 * @param options what the user decided
 * @param timeSteps T
 * @param name name of the network
 * @param conventions how its neurons are read
 * @param inputScale real value of one integer step of an analog input, above 0, if known
 */
public record Settings(
    CompilerOptions options,
    int timeSteps,
    String name,
    Conventions conventions,
    OptionalDouble inputScale) {

  /**
   * @throws CompilerException if neither options nor file say T
   * @throws org.firefly.network.NetworkException if a note of the file makes no sense
   */
  public static Settings of(CompilerOptions options, Network network) {
    FireFlyNotes notes = FireFlyNotes.of(network.metadata());
    int timeSteps = timeSteps(options, notes);
    // Read in any case, so that a note that makes no sense is told even where an option decides.
    OptionalDouble stored = notes.inputScale();
    return new Settings(
        options,
        timeSteps,
        notes.name().orElse("network"),
        conventions(options, network, timeSteps),
        options.input().scale().isPresent() ? options.input().scale() : stored);
  }

  /** In a single time step no reset is ever seen, so that nobody needs to say which one it is. */
  private static Conventions conventions(CompilerOptions options, Network network, int timeSteps) {
    Conventions conventions = Conventions.resolve(network, options.conventions());
    return timeSteps == 1 ? conventions.withReset(ResetKind.ZERO) : conventions;
  }

  private static int timeSteps(CompilerOptions options, FireFlyNotes notes) {
    if (options.timeSteps().isPresent()) {
      return options.timeSteps().getAsInt();
    }
    OptionalInt stored = notes.timeSteps();
    if (stored.isEmpty()) {
      throw new CompilerException(
          "",
          "the number of time steps is not known, as NIR files do not hold it",
          "say it with --time-steps, 1 to " + CompilerOptions.MAX_STEPS);
    } else if (stored.getAsInt() > CompilerOptions.MAX_STEPS) {
      throw new CompilerException(
          "",
          "the file's metadata " + FireFlyNotes.TIME_STEPS + " is " + stored.getAsInt(),
          "say another with --time-steps, 1 to " + CompilerOptions.MAX_STEPS);
    }
    return stored.getAsInt();
  }

  /** Whether the host computes the first layer, because samples are not spikes. */
  public boolean hasHostLayer() {
    return !areSpikes() && !isOnChip();
  }

  /** Whether the accelerator's first layer sees the bits of numbers. */
  public boolean hasPlanes() {
    return !areSpikes() && isOnChip();
  }

  private boolean isOnChip() {
    return options.firstLayer().filter(place -> place == FirstLayerPlace.CHIP).isPresent();
  }

  private boolean areSpikes() {
    return options.input().kind() == InputKind.SPIKES;
  }
}
