package org.firefly.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firefly.conventions.ConventionOptions;
import org.firefly.conventions.CurrentOrder;
import org.firefly.conventions.DecayLaw;
import org.firefly.conventions.Framework;
import org.firefly.conventions.Named;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.ResetTiming;
import org.firefly.conventions.SpikeRule;
import picocli.CommandLine.Option;

/** What a NIR file leaves open about its neurons, by the names that scripts use. */
final class ConventionArguments {
  @Option(
      names = "--from",
      paramLabel = "FRAMEWORK",
      completionCandidates = FrameworkNames.class,
      description =
          "The framework that trained the network: ${COMPLETION-CANDIDATES}. It settles time step,"
              + " reset, spike rule and decay as that framework computes them; the options below"
              + " settle one by itself. Default: what notes in the file say, else nir.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--spike-rule",
      paramLabel = "RULE",
      description =
          "A neuron fires when its membrane is greater than (gt) or at least (ge) its threshold.")
  private Optional<String> spikeRule = Optional.empty();

  @Option(
      names = "--reset",
      paramLabel = "RESET",
      description =
          "What a spike does to the membrane: zero, subtract (the threshold) or none. Files without"
              + " v_reset need it, since their meaning changed between NIR versions.")
  private Optional<String> reset = Optional.empty();

  @Option(
      names = "--reset-delay",
      paramLabel = "DELAY",
      description =
          "When a reset acts: none (in the step of the spike), next-step (snnTorch's reset_delay=True)"
              + " or corrected (reset_delay=False).")
  private Optional<String> resetDelay = Optional.empty();

  @Option(
      names = "--dt",
      paramLabel = "SECONDS",
      description = "Length of a time step. Files do not carry it; most exporters mean 1e-4.")
  private Optional<Double> dt = Optional.empty();

  @Option(
      names = "--decay-law",
      paramLabel = "LAW",
      description = "How tau becomes a decay: euler (1 - dt/tau) or exp (exp(-dt/tau)).")
  private Optional<String> decayLaw = Optional.empty();

  @Option(
      names = "--current",
      paramLabel = "ORDER",
      description =
          "Which synaptic current a membrane sees: new (of this step) or old (of the one before).")
  private Optional<String> current = Optional.empty();

  /**
   * The choices.
   *
   * @throws org.firefly.network.NetworkException naming an option that is none of its choices
   */
  ConventionOptions options() {
    ConventionOptions named =
        new ConventionOptions(
            choice(Framework.class, "--from", from),
            OptionalDouble.empty(),
            choice(ResetKind.class, "--reset", reset),
            choice(ResetTiming.class, "--reset-delay", resetDelay),
            choice(SpikeRule.class, "--spike-rule", spikeRule),
            choice(DecayLaw.class, "--decay-law", decayLaw),
            choice(CurrentOrder.class, "--current", current));
    return dt.map(named::withDt).orElse(named);
  }

  private static <E extends Enum<E> & Named> Optional<E> choice(
      Class<E> type, String option, Optional<String> name) {
    return name.map(text -> Named.parse(type, option, text));
  }

  /** The names of {@link Framework}, for help and completion. */
  static final class FrameworkNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      List<String> names = Arrays.stream(Framework.values()).map(Framework::option).toList();
      return names.iterator();
    }
  }
}
