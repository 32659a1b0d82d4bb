package org.firefly.conventions;

import java.util.Optional;
import java.util.OptionalDouble;
import org.firefly.network.NetworkException;

/**
 * What the user decides; each choice is optional and comes before all others.
 *
 * @param from the framework that trained the network
 * @param dt length of a time step in seconds, above 0
 */
public record ConventionOptions(
    Optional<Framework> from,
    OptionalDouble dt,
    Optional<ResetKind> reset,
    Optional<ResetTiming> timing,
    Optional<SpikeRule> rule,
    Optional<DecayLaw> law,
    Optional<CurrentOrder> current) {

  /** Nothing decided. */
  public static final ConventionOptions NONE =
      new ConventionOptions(
          Optional.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * @throws NetworkException if dt is not a time
   */
  public ConventionOptions {
    if (dt.isPresent() && !(dt.getAsDouble() > 0 && Double.isFinite(dt.getAsDouble()))) {
      throw new NetworkException(
          "the time step is " + dt.getAsDouble() + " s but must be above 0 and finite");
    }
  }

  /** These options with a framework. */
  public ConventionOptions withFrom(Framework framework) {
    return new ConventionOptions(Optional.of(framework), dt, reset, timing, rule, law, current);
  }

  /** These options with a time step in seconds. */
  public ConventionOptions withDt(double seconds) {
    return new ConventionOptions(
        from, OptionalDouble.of(seconds), reset, timing, rule, law, current);
  }

  /** These options with a reset. */
  public ConventionOptions withReset(ResetKind kind) {
    return new ConventionOptions(from, dt, Optional.of(kind), timing, rule, law, current);
  }

  /** These options with a moment of the reset. */
  public ConventionOptions withTiming(ResetTiming moment) {
    return new ConventionOptions(from, dt, reset, Optional.of(moment), rule, law, current);
  }

  /** These options with a spike rule. */
  public ConventionOptions withRule(SpikeRule spikeRule) {
    return new ConventionOptions(from, dt, reset, timing, Optional.of(spikeRule), law, current);
  }

  /** These options with a decay law. */
  public ConventionOptions withLaw(DecayLaw decayLaw) {
    return new ConventionOptions(from, dt, reset, timing, rule, Optional.of(decayLaw), current);
  }

  /** These options with an order of current and membrane. */
  public ConventionOptions withCurrent(CurrentOrder order) {
    return new ConventionOptions(from, dt, reset, timing, rule, law, Optional.of(order));
  }

  /** Whether the user decided anything. */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /** What the notes of a file decide where these options do not. */
  ConventionOptions orElse(ConventionOptions notes) {
    return new ConventionOptions(
        from.or(notes::from),
        dt.isPresent() ? dt : notes.dt,
        reset.or(notes::reset),
        timing.or(notes::timing),
        rule.or(notes::rule),
        law.or(notes::law),
        current.or(notes::current));
  }
}
