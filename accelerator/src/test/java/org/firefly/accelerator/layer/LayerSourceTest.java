package org.firefly.accelerator.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptors that differ from a good one in what the test says, at P = 16, for three samples. */
class LayerSourceTest {
  private static final AcceleratorConfig CONFIG = AcceleratorConfig.ofParallelism(16);
  private static LayerSourceBench plain;
  private static LayerSourceBench withCurrents;

  @BeforeAll
  static void open() {
    plain = new LayerSourceBench(CONFIG);
    withCurrents = new LayerSourceBench(CONFIG.with(Setting.SYNAPSES, 1));
  }

  @AfterAll
  static void close() {
    plain.close();
    withCurrents.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LAYER=9",
        "SAMPLES=3",
        "TIME_STEPS=65535",
        "RESET=3 FRACTION=3",
        "INPUT_WIDTH=256 INPUT_ROW_PITCH=256 INPUT_SAMPLE_PITCH=2048",
        "INPUT_SAMPLE_PITCH=64",
        "INPUT_OFFSET=2 OUTPUT_OFFSET=2",
        "READOUT=1 OUTPUT_OFFSET=64",
        "POOL=1 OUTPUT_HEIGHT=2 OUTPUT_WIDTH=512",
        "PASSES=16777215",
        "INPUT_PLANE_STRIDE=4294967232",
        "CONTINUES=1 OUTPUT_GROUPS=1 TIME_STEPS=42",
        "CONTINUED=1 OUTPUT_GROUPS=1 TIME_STEPS=42",
        "KIND=2 VECTOR_PLANE_WORDS=4 OUTPUT_HEIGHT=1 OUTPUT_WIDTH=1 INPUT_HEIGHT=0 INPUT_WIDTH=0",
      })
  void aLayerThatFitsIsOffered(String changes) {
    assertThat(plain.isRefused(changes)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MAGIC=240",
        "KIND=0",
        "KIND=3",
        "TIME_STEPS=0",
        "SAMPLES=2",
        "RESET=4",
        "RESET=6",
        "RESET=7",
        "SYNAPSE=1",
        "PREVIOUS_CURRENT=1",
        "INPUT_GROUPS=0",
        "OUTPUT_GROUPS=0",
        "INPUT_HEIGHT=0",
        "INPUT_WIDTH=0",
        "INPUT_WIDTH=257 INPUT_ROW_PITCH=257 INPUT_SAMPLE_PITCH=4096",
        "INPUT_ROW_PITCH=7",
        "INPUT_SAMPLE_PITCH=63",
        "INPUT_SAMPLE_PITCH=16777216",
        "OUTPUT_HEIGHT=0",
        "OUTPUT_WIDTH=0",
        "OUTPUT_SAMPLE_PITCH=16777216",
        "OUTPUT_HEIGHT=64 OUTPUT_WIDTH=64",
        "POOL=1 READOUT=1",
        "POOL=1 OUTPUT_HEIGHT=2 OUTPUT_WIDTH=513",
        "PASSES=0",
        "PASSES=16777216",
        "INPUT_OFFSET=4097",
        "OUTPUT_OFFSET=8193",
        "READOUT=1 OUTPUT_OFFSET=8224",
        "INPUT_PLANE_STRIDE=1056",
        "INPUT_STEP_STRIDE=1056",
        "OUTPUT_PLANE_STRIDE=1056",
        "OUTPUT_STEP_STRIDE=1056",
        "CONTINUES=1 OUTPUT_GROUPS=3",
        "CONTINUED=1 OUTPUT_GROUPS=1 TIME_STEPS=43",
        "WEIGHT_OFFSET=32",
        "PASS_OFFSET=32",
        "PARAMETER_OFFSET=32",
        "KIND=2",
        "KIND=2 VECTOR_PLANE_WORDS=65535 INPUT_GROUPS=65535",
        "KIND=2 VECTOR_PLANE_WORDS=4 INPUT_GROUPS=1000",
      })
  void anImpossibleLayerIsRefused(String changes) {
    assertThat(plain.isRefused(changes)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SYNAPSE=1",
        "SYNAPSE=1 PREVIOUS_CURRENT=1",
        "SYNAPSE=1 RESET=4",
        "SYNAPSE=1 PREVIOUS_CURRENT=1 RESET=4 FRACTION=3",
      })
  void aCoreWithCurrentsTakesLayersWithThem(String changes) {
    assertThat(withCurrents.isRefused(changes)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PREVIOUS_CURRENT=1",
        "RESET=4",
        "SYNAPSE=1 RESET=6",
        "SYNAPSE=1 CONTINUES=1 OUTPUT_GROUPS=1",
        "SYNAPSE=1 CONTINUED=1 OUTPUT_GROUPS=1",
      })
  void aCoreWithCurrentsRefusesLayersThatOnlySeemToHaveThem(String changes) {
    assertThat(withCurrents.isRefused(changes)).isTrue();
  }
}
