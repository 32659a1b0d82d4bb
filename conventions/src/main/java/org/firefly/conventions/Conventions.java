package org.firefly.conventions;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firefly.network.Network;

/**
 * How the neurons of a network are read: each choice, and who made it. Options come before notes in
 * the file, those before what the numbers of the file tell, then the named framework, then NIR.
 *
 * @param framework whose rules apply where nothing else decides
 * @param dt length of a time step in seconds
 * @param timing of plain neurons
 * @param currentTiming of current-based neurons
 */
public record Conventions(
    Chosen<Framework> framework,
    Chosen<Double> dt,
    Chosen<ResetKind> reset,
    Chosen<ResetTiming> timing,
    Chosen<ResetTiming> currentTiming,
    Chosen<SpikeRule> rule,
    Chosen<DecayLaw> law,
    Chosen<CurrentOrder> current) {

  /** NIR's own, for networks that this project makes. */
  public static final Conventions NIR =
      resolve(Network.builder().build(), ConventionOptions.NONE.withFrom(Framework.NIR));

  /**
   * The conventions of a network.
   *
   * @throws org.firefly.network.NetworkException naming a note in the file that cannot be used
   */
  public static Conventions resolve(Network network, ConventionOptions options) {
    ConventionOptions notes = ConventionNotes.of(network.metadata());
    Choice choice = new Choice(options, notes);
    Chosen<Framework> framework =
        choice.of(options.from(), notes.from(), Framework.NIR, Origin.DEFAULT);
    Origin basis = framework.origin() == Origin.DEFAULT ? Origin.DEFAULT : Origin.FRAMEWORK;
    FrameworkRules rules = framework.value().rules();
    return new Conventions(
        framework,
        choice.dt(network, framework.value(), basis),
        choice.of(options.reset(), notes.reset(), rules.reset(), basis),
        choice.of(options.timing(), notes.timing(), rules.timing(), basis),
        choice.of(options.timing(), notes.timing(), rules.currentTiming(), basis),
        choice.of(options.rule(), notes.rule(), rules.rule(), basis),
        choice.of(options.law(), notes.law(), rules.law(), basis),
        choice.of(options.current(), notes.current(), CurrentOrder.NEW, basis));
  }

  /** These conventions with a reset in the step of the spike. */
  public Conventions withReset(ResetKind kind) {
    Chosen<ResetTiming> atOnce = new Chosen<>(ResetTiming.AT_ONCE, timing.origin());
    return new Conventions(
        framework, dt, new Chosen<>(kind, reset.origin()), atOnce, atOnce, rule, law, current);
  }

  /** One line: every choice with the one who made it. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "%s (%s): dt %s s (%s), reset %s (%s)%s, fires if u %s theta (%s), decay by %s (%s)",
        framework.value().title(),
        framework.origin(),
        BigDecimal.valueOf(dt.value()).stripTrailingZeros().toPlainString(),
        dt.origin(),
        reset.value().option(),
        reset.origin(),
        timing.value() == ResetTiming.AT_ONCE ? "" : ", reset delay " + timing.value().option(),
        rule.value().sign(),
        rule.origin(),
        law.value().option(),
        law.origin());
  }

  FrameworkRules rules() {
    return framework.value().rules();
  }

  private record Choice(ConventionOptions options, ConventionOptions notes) {
    <T> Chosen<T> of(Optional<T> option, Optional<T> note, T otherwise, Origin basis) {
      if (option.isPresent()) {
        return new Chosen<>(option.get(), Origin.OPTION);
      }
      return note.map(noted -> new Chosen<>(noted, Origin.NOTE))
          .orElseGet(() -> new Chosen<>(otherwise, basis));
    }

    Chosen<Double> dt(Network network, Framework framework, Origin basis) {
      if (options.dt().isPresent()) {
        return new Chosen<>(options.dt().getAsDouble(), Origin.OPTION);
      } else if (notes.dt().isPresent()) {
        return new Chosen<>(notes.dt().getAsDouble(), Origin.NOTE);
      }
      OptionalDouble told = TimeStepClue.of(network, framework);
      return told.isPresent()
          ? new Chosen<>(told.getAsDouble(), Origin.FILE)
          : new Chosen<>(framework.rules().dt(), basis);
    }
  }
}
