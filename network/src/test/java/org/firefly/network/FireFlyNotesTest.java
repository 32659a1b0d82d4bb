package org.firefly.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FireFlyNotesTest {
  @Test
  void numbersMayBeStoredAsText() {
    FireFlyNotes notes =
        FireFlyNotes.of(
            Metadata.empty()
                .with(FireFlyNotes.TIME_STEPS, Tensor.scalar(7))
                .with(FireFlyNotes.DT, " 1e-3 ")
                .with(FireFlyNotes.INPUT_SCALE, Tensor.vector(0.5)));
    assertThat(notes.timeSteps()).hasValue(7);
    assertThat(notes.dt()).hasValue(0.001);
    assertThat(notes.inputScale()).hasValue(0.5);
  }

  @Test
  void missingNotesAreEmpty() {
    FireFlyNotes notes = FireFlyNotes.of(Metadata.empty());
    assertThat(notes.timeSteps()).isEmpty();
    assertThat(notes.floatAccuracy()).isEmpty();
    assertThat(notes.name()).isEmpty();
    assertThat(notes.text(FireFlyNotes.FROM)).isEmpty();
  }

  @Test
  void wrongNotesNameTheirKey() {
    assertThatThrownBy(() -> note(FireFlyNotes.TIME_STEPS, "many").timeSteps())
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("firefly:time_steps")
        .hasMessageContaining("is 'many' but must be a number");
    assertThatThrownBy(() -> note(FireFlyNotes.TIME_STEPS, "2.5").timeSteps())
        .hasMessageContaining("must be a whole number");
    assertThatThrownBy(() -> note(FireFlyNotes.DT, "0").dt()).hasMessageContaining("above 0");
    for (String scale : new String[] {"0", "-1", "NaN", "Infinity"}) {
      assertThatThrownBy(() -> note(FireFlyNotes.INPUT_SCALE, scale).inputScale())
          .hasMessageContaining("must be above 0");
    }
    assertThatThrownBy(
            () -> FireFlyNotes.of(Metadata.empty().with(FireFlyNotes.DT, Tensor.vector(1, 2))).dt())
        .hasMessageContaining("must be one number");
  }

  private static FireFlyNotes note(String key, String value) {
    return FireFlyNotes.of(Metadata.empty().with(key, value));
  }
}
