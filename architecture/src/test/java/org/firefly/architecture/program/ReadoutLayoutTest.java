package org.firefly.architecture.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReadoutLayoutTest {
  /** 20 channels in two groups of 16, three samples of 2 x 3 positions: 1152 bytes a group. */
  private static final ReadoutLayout LAYOUT =
      new ReadoutLayout(16, new FeatureMap(20, 2, 3), 3, 4096);

  @Test
  void theLastGroupIsWhole() {
    assertThat(LAYOUT.groups()).isEqualTo(2);
    assertThat(new ReadoutLayout(16, new FeatureMap(32, 1, 1), 1, 0).groups()).isEqualTo(2);
  }

  @Test
  void planesArePaddedTo64Bytes() {
    assertThat(LAYOUT.planeStride()).isEqualTo(3 * 6 * 16 * 4);
    assertThat(LAYOUT.bytes()).isEqualTo(2 * 1152);
    assertThat(new ReadoutLayout(8, new FeatureMap(8, 1, 1), 1, 0).planeStride()).isEqualTo(64);
  }

  @Test
  void valuesLieInTheOrderGroupSampleRowColumnChannel() {
    assertThat(LAYOUT.value(0, 0, 0, 0)).isEqualTo(4096);
    assertThat(LAYOUT.value(0, 5, 0, 0)).isEqualTo(4096 + 5 * 4);
    assertThat(LAYOUT.value(0, 0, 0, 1)).isEqualTo(4096 + 16 * 4);
    assertThat(LAYOUT.value(0, 0, 1, 0)).isEqualTo(4096 + 3 * 16 * 4);
    assertThat(LAYOUT.value(1, 0, 0, 0)).isEqualTo(4096 + 6 * 16 * 4);
    assertThat(LAYOUT.value(2, 19, 1, 2)).isEqualTo(4096 + 1152 + (2 * 6 + 5) * 64 + 3 * 4);
  }

  @Test
  void theLastValueEndsWithTheTensor() {
    assertThat(LAYOUT.value(2, 31, 1, 2) + 4).isEqualTo(4096 + LAYOUT.bytes());
  }
}
