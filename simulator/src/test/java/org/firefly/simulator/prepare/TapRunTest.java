package org.firefly.simulator.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TapRunTest {
  @Test
  void theTapsOfAWindowMakeOneRunPerRow() {
    Tap[] taps = {
      new Tap(-1, -1), new Tap(-1, 0), new Tap(-1, 1), new Tap(0, -1), new Tap(0, 0), new Tap(0, 1)
    };
    assertThat(TapRun.of(taps)).containsExactly(new TapRun(-1, -1, 3, 0), new TapRun(0, -1, 3, 3));
  }

  @Test
  void aGapInTheOrderOfTheWeightsEndsARun() {
    Tap[] taps = {new Tap(0, 0), new Tap(0, 2), new Tap(0, 1), new Tap(0, 1)};
    assertThat(TapRun.of(taps))
        .containsExactly(
            new TapRun(0, 0, 1, 0),
            new TapRun(0, 2, 1, 1),
            new TapRun(0, 1, 1, 2),
            new TapRun(0, 1, 1, 3));
  }

  @Test
  void aRunFallsApartIntoItsTaps() {
    assertThat(new TapRun(2, 5, 2, 7).split())
        .containsExactly(new TapRun(2, 5, 1, 7), new TapRun(2, 6, 1, 8));
  }

  @Test
  void noTapsMakeNoRun() {
    assertThat(TapRun.of(new Tap[0])).isEmpty();
  }
}
