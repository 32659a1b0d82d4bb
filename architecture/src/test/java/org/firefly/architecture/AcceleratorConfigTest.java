package org.firefly.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class AcceleratorConfigTest {
  @Test
  void defaultsAreTheOnesTheDesignNames() {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(16);
    assertThat(config).isEqualTo(new AcceleratorConfig(16, 1, 18, 8192, 64, 256, 1024, 1024, 128));
  }

  @Test
  void derivedSizesFollowFromTheParallelism() {
    AcceleratorConfig small = AcceleratorConfig.ofParallelism(16);
    assertThat(small.synapseDsps()).isEqualTo(288);
    assertThat(small.tileBytes()).isEqualTo(2304);
    assertThat(small.chainsPerOutput()).isEqualTo(9);
    assertThat(small.operationsPerClock()).isEqualTo(4608);
    assertThat(small.membraneMin()).isEqualTo(-131072);
    assertThat(small.membraneMax()).isEqualTo(131071);
    AcceleratorConfig large = AcceleratorConfig.ofParallelism(32);
    assertThat(large.synapseDsps()).isEqualTo(1152);
    assertThat(large.chainsPerOutput()).isEqualTo(18);
  }

  @Test
  void allBrokenRulesAreNamedTogether() {
    assertThatThrownBy(() -> new AcceleratorConfig(17, 0, 18, 8192, 65, 256, 1024, 1024, 128))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("parallelism")
        .hasMessageContaining("cores")
        .hasMessageContaining("weightRingTiles");
  }
}
