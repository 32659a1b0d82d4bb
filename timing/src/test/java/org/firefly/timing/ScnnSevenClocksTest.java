package org.firefly.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firefly.architecture.board.MemorySystem;
import org.firefly.testing.ScnnSeven;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SCNN-7, T = 4, first layer on the host, memory latency 100 clocks, 16 bytes per clock and port.
 */
class ScnnSevenClocksTest {
  private static final MemorySystem MEMORY = MemorySystem.unlimited(16, 100);

  private static NetworkTiming estimate(int parallelism, int batch) {
    return ClockModel.estimate(ScnnSeven.program(parallelism, batch), MEMORY, 1, batch);
  }

  @Test
  void arrayClocksOfEachLayerAreThoseOfTheDesign() {
    List<Long> clocks = estimate(16, 1).layers().stream().map(LayerTiming::arrayClocks).toList();
    assertThat(clocks)
        .containsExactly(16_384L, 32_768L, 65_536L, 32_768L, 65_536L, 32_768L, 3_648L);
    assertThat(estimate(16, 1).arrayClocks()).isEqualTo(249_408);
  }

  @Test
  void aBlockOfEightNeedsNoMoreThanItsPositions() {
    assertThat(estimate(16, 8).arrayClocks()).isEqualTo(8 * (245_760 + 456));
  }

  @ParameterizedTest
  @CsvSource({"16, 1, 298000", "16, 8, 248000", "32, 1, 170000", "32, 8, 67000"})
  void clocksPerSampleStayBelowTheTargets(int parallelism, int batch, double most) {
    NetworkTiming timing = estimate(parallelism, batch);
    assertThat(timing.clocksPerSample()).isLessThanOrEqualTo(most);
    assertThat(timing.clocks()).isGreaterThanOrEqualTo(timing.arrayClocks());
  }

  @Test
  void aSingleSampleIsBoundByWeightsWhereMapsAreSmall() {
    assertThat(estimate(16, 1).layers().get(5).bound()).isEqualTo(Bound.WEIGHTS);
    assertThat(estimate(16, 8).layers().get(2).bound()).isEqualTo(Bound.COMPUTE);
  }

  @ParameterizedTest
  @CsvSource({"16, 1", "16, 8", "32, 1", "32, 8"})
  void causesAreAllTheClocksOfALayer(int parallelism, int batch) {
    for (LayerTiming layer : estimate(parallelism, batch).layers()) {
      ClockCauses causes = layer.causes();
      assertThat(causes.sum()).isEqualTo(layer.clocks());
      assertThat(causes.compute()).isPositive().isLessThanOrEqualTo(layer.clocks());
      assertThat(causes.weights()).isNotNegative();
      assertThat(causes.spikes()).isNotNegative();
      assertThat(causes.output()).isNotNegative();
      assertThat(causes.swap()).isNotNegative();
    }
  }

  @Test
  void theLargestCauseOfAWaitIsTheBound() {
    assertThat(estimate(16, 1).layers().get(5).causes())
        .satisfies(causes -> assertThat(causes.weights()).isGreaterThan(causes.spikes()))
        .satisfies(causes -> assertThat(causes.weights()).isGreaterThan(causes.output()));
  }

  @Test
  void lessBandwidthForAllPortsTogetherTakesLonger() {
    MemorySystem slow = new MemorySystem(16, 100, 8);
    long clocks = ClockModel.estimate(ScnnSeven.program(16, 1), slow, 1, 1).clocks();
    assertThat(clocks).isGreaterThan(estimate(16, 1).clocks());
  }

  @Test
  void tilesFetchedDuringOneLayerDoNotSlowTheNext() {
    LayerTiming readout = estimate(32, 8).layers().get(6);
    assertThat(readout.clocks()).isLessThan(readout.idealClocks());
  }

  @Test
  void coresThatShareTheMemoryTakeLongerThanOne() {
    MemorySystem shared = new MemorySystem(16, 100, 16);
    long one = ClockModel.estimate(ScnnSeven.program(16, 1), shared, 1, 1).clocks();
    long four = ClockModel.estimate(ScnnSeven.program(16, 1), shared, 4, 1).clocks();
    assertThat(four).isGreaterThan(one);
  }
}
