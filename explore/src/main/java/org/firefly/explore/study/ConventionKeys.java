package org.firefly.explore.study;

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
import org.firefly.network.NetworkException;

/** What network files leave open, by the names of the command line's options. */
final class ConventionKeys {
  private static final String DT = "dt";

  static final List<String> NAMES =
      List.of("from", DT, "reset", "reset-delay", "spike-rule", "decay-law", "current");

  private ConventionKeys() {}

  static ConventionOptions options(Fields fields) {
    return new ConventionOptions(
        choice(fields, "from", Framework.class),
        fields
            .find(DT)
            .map(entry -> OptionalDouble.of(entry.positive()))
            .orElse(OptionalDouble.empty()),
        choice(fields, "reset", ResetKind.class),
        choice(fields, "reset-delay", ResetTiming.class),
        choice(fields, "spike-rule", SpikeRule.class),
        choice(fields, "decay-law", DecayLaw.class),
        choice(fields, "current", CurrentOrder.class));
  }

  private static <E extends Enum<E> & Named> Optional<E> choice(
      Fields fields, String key, Class<E> type) {
    return fields
        .find(key)
        .map(
            entry ->
                StudyFile.told(
                    entry, () -> Named.parse(type, key, entry.text()), NetworkException.class));
  }
}
