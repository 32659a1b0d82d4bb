package org.firefly.architecture.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.architecture.ConfigurationException;
import org.junit.jupiter.api.Test;

final class OutputPlanesTest {
  private static final Planes PLANES = new Planes(0, 64, 10, 64);

  @Test
  void poolingHalvesRowsAndColumnsAndDropsOddOnes() {
    OutputPlanes pooled = new OutputPlanes(2, 7, 10, true, false, PLANES);
    assertThat(pooled.pooledHeight()).isEqualTo(3);
    assertThat(pooled.pooledWidth()).isEqualTo(5);
  }

  @Test
  void withoutPoolingAllPositionsStay() {
    OutputPlanes plain = new OutputPlanes(2, 7, 10, false, false, PLANES);
    assertThat(plain.pooledHeight()).isEqualTo(7);
    assertThat(plain.pooledWidth()).isEqualTo(10);
  }

  @Test
  void aPassGoesThroughThePositionsOfAllSamplesBeforePooling() {
    assertThat(new OutputPlanes(2, 7, 10, true, false, PLANES).positions(3)).isEqualTo(210);
  }

  @Test
  void membranesCannotBePooled() {
    assertThatThrownBy(() -> new OutputPlanes(1, 8, 8, true, true, PLANES))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("A readout layer cannot pool.");
  }
}
