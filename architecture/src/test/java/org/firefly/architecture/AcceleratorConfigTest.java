package org.firefly.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AcceleratorConfigTest {
  @Test
  void defaultsAreTheOnesTheDesignNames() {
    assertThat(AcceleratorConfig.ofParallelism(16).describe().values())
        .containsExactly(16, 1, 18, 8192, 64, 256, 1024, 1024, 128, 1, "BLOCK", "false");
  }

  @Test
  void everyDefaultIsAllowed() {
    for (Setting setting : Setting.values()) {
      assertThat(setting.problem(setting.usual())).as(setting.key()).isEmpty();
      assertThat(setting.parse(setting.print(setting.usual()))).isEqualTo(setting.usual());
    }
  }

  @Test
  void aDescriptionGivesTheSameAccelerator() {
    AcceleratorConfig config =
        AcceleratorConfig.ofParallelism(32).with(Setting.BUS_BITS, 256).with(MembraneMemory.ULTRA);
    Map<String, String> description = new HashMap<>();
    config.describe().forEach((key, value) -> description.put(key, value.toString()));
    assertThat(AcceleratorConfig.parse(description)).isEqualTo(config);
    description.remove("busBits");
    assertThatThrownBy(() -> AcceleratorConfig.parse(description))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("busBits is missing");
    description.put("bus", "128");
    assertThatThrownBy(() -> AcceleratorConfig.parse(description))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no setting bus");
  }

  @Test
  void theBusMustDivideARowOfATile() {
    assertThatThrownBy(() -> AcceleratorConfig.ofParallelism(16).with(Setting.BUS_BITS, 256))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("busBits must divide the 1152 bits");
  }

  @Test
  void derivedSizesFollowFromTheParallelism() {
    AcceleratorConfig small = AcceleratorConfig.ofParallelism(16);
    assertThat(small.synapseDsps()).isEqualTo(288);
    assertThat(small.dsps()).isEqualTo(304);
    assertThat(small.with(Setting.SYNAPSES, 1).dsps()).isEqualTo(320);
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
    Map<Setting, Integer> wrong =
        Map.of(Setting.PARALLELISM, 17, Setting.CORES, 0, Setting.WEIGHT_RING_TILES, 65);
    assertThatThrownBy(() -> AcceleratorConfig.of(wrong))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "The accelerator configuration cannot work: parallelism must be 16 or 32, not 17;"
                + " cores must be 1 to 4, not 0; weightRingTiles must be a power of two from 2 to"
                + " 1024, not 65.");
  }

  @Test
  void sizesFollowFromTheSettings() {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(32).with(Setting.BUS_BITS, 128);
    assertThat(config.wordBytes()).isEqualTo(4);
    assertThat(config.wordsPerBeat()).isEqualTo(4);
    assertThat(config.groups(32)).isEqualTo(1);
    assertThat(config.groups(33)).isEqualTo(2);
    assertThat(config.membraneMax()).isEqualTo(131_071);
  }

  @Test
  void acceleratorsAreEqualWhenAllSettingsAre() {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(16);
    assertThat(config)
        .isEqualTo(AcceleratorConfig.ofParallelism(16))
        .hasSameHashCodeAs(AcceleratorConfig.ofParallelism(16))
        .isNotEqualTo(config.with(MembraneMemory.ULTRA))
        .isNotEqualTo(AcceleratorConfig.ofParallelism(32));
    assertThat(config).hasToString(config.describe().toString());
  }
}
