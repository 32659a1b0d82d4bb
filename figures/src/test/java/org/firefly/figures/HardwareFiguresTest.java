package org.firefly.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class HardwareFiguresTest {
  @Test
  void dividesByWhatTheAcceleratorTakes() {
    HardwareFigures figures =
        HardwareFigures.of(800, Optional.of(0.25), 400, OptionalDouble.of(16_000));
    assertThat(figures.denseEquivalentGops()).isEqualTo(800);
    assertThat(figures.denseEquivalentGopsPerDsp()).isEqualTo(2);
    assertThat(figures.denseEquivalentGopsPerKlut()).contains(50.0);
    assertThat(figures.effectiveGops()).contains(200.0);
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    HardwareFigures figures =
        HardwareFigures.of(800, Optional.empty(), 400, OptionalDouble.empty());
    assertThat(figures.denseEquivalentGopsPerKlut()).isEmpty();
    assertThat(figures.effectiveGops()).isEmpty();
  }
}
