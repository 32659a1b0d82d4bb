package org.firefly.architecture.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.isa.CoreStatus.Wait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The positions of docs/isa.md. */
final class CoreStatusTest {
  @Test
  void eachFlagHasABitOfItsOwn() {
    assertThat(CoreStatus.decode(0))
        .isEqualTo(
            new CoreStatus(
                false, false, false, false, false, false, CoreError.NONE, List.<Wait>of()));
    assertThat(CoreStatus.decode(1 << 0).busy()).isTrue();
    assertThat(CoreStatus.decode(1 << 1).done()).isTrue();
    assertThat(CoreStatus.decode(1 << 2).failed()).isTrue();
    assertThat(CoreStatus.decode(1 << 3).membraneOverflow()).isTrue();
    assertThat(CoreStatus.decode(1 << 4).stopped()).isTrue();
    assertThat(CoreStatus.decode(1 << 5).startRefused()).isTrue();
  }

  @Test
  void aFailedRunTellsWhyAndWhatItWaitedFor() {
    CoreStatus status = CoreStatus.decode(1 << 2 | 7 << 8 | 0b010010 << 16);
    assertThat(status.error()).isEqualTo(CoreError.TIMEOUT);
    assertThat(status.waitsFor()).containsExactly(Wait.WEIGHTS, Wait.WRITE_RESPONSE);
    assertThat(status.done()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void everyErrorIsFoundByItsCode(CoreError error) {
    assertThat(CoreError.ofCode(error.ordinal())).isEqualTo(error);
  }

  @Test
  void codesThatNoCoreOfThisVersionGivesAreRefused() {
    int first = CoreError.values().length;
    assertThatThrownBy(() -> CoreError.ofCode(first))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("A core reports the unknown error code " + first + ".");
    assertThatThrownBy(() -> CoreError.ofCode(-1)).isInstanceOf(ConfigurationException.class);
  }
}
