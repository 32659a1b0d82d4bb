package org.firefly.conventions;

import java.util.Optional;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Metadata;

/** The notes of a file that decide what it computes. */
final class ConventionNotes {
  private ConventionNotes() {}

  /**
   * The choices that are noted.
   *
   * @throws org.firefly.network.NetworkException naming a note that is none of the choices
   */
  static ConventionOptions of(Metadata metadata) {
    FireFlyNotes notes = FireFlyNotes.of(metadata);
    return new ConventionOptions(
        choice(notes, FireFlyNotes.FROM, Framework.class),
        notes.dt(),
        choice(notes, FireFlyNotes.RESET, ResetKind.class),
        choice(notes, FireFlyNotes.RESET_DELAY, ResetTiming.class),
        choice(notes, FireFlyNotes.SPIKE_RULE, SpikeRule.class),
        choice(notes, FireFlyNotes.DECAY_LAW, DecayLaw.class),
        choice(notes, FireFlyNotes.CURRENT, CurrentOrder.class));
  }

  private static <E extends Enum<E> & Named> Optional<E> choice(
      FireFlyNotes notes, String key, Class<E> type) {
    return notes.text(key).map(name -> Named.parse(type, "the file's note " + key, name));
  }
}
