package org.firefly.accelerator.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdderTreeTest {
  @ParameterizedTest
  @CsvSource({"1, 12, 12", "2, 12, 13", "3, 12, 14", "9, 12, 16", "18, 12, 17"})
  void resultHoldsTheLargestSum(int count, int width, int bits) {
    assertThat(AdderTree.sumBits(count, width)).isEqualTo(bits);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "3, 1", "4, 2", "9, 2", "10, 3"})
  void eachStageAddsThreeNumbers(int count, int clocks) {
    assertThat(AdderTree.latency(count)).isEqualTo(clocks);
  }
}
