package org.firefly.accelerator.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.accelerator.spike.SpikePath;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynapseArrayConfigTest {
  @ParameterizedTest
  @CsvSource({"16, 1, 16, 14", "32, 2, 17, 31"})
  void sizesFollowFromTheParallelism(int parallelism, int blocks, int sumBits, int latency) {
    SynapseArrayConfig config = SynapseArrayConfig.of(AcceleratorConfig.ofParallelism(parallelism));
    assertThat(config.blocks()).isEqualTo(blocks);
    assertThat(config.sumBits()).isEqualTo(sumBits);
    assertThat(config.latency()).isEqualTo(latency);
  }

  @Test
  void looksAheadAsTheSpikePathNeedsIt() {
    SynapseArrayConfig config = SynapseArrayConfig.of(AcceleratorConfig.ofParallelism(16));
    assertThat(config.swapLead()).isEqualTo(SpikePath.SWAP_LEAD);
  }

  @Test
  void refusesToLookFurtherThanTheFirstHalfOfATile() {
    AcceleratorConfig accelerator = AcceleratorConfig.ofParallelism(16);
    assertThatThrownBy(() -> new SynapseArrayConfig(accelerator, 2, 8))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("The synapse array can look 0 to 7 clocks ahead for a swap, not 8.");
  }

  @Test
  void refusesRowsWithoutLatency() {
    AcceleratorConfig accelerator = AcceleratorConfig.ofParallelism(16);
    assertThatThrownBy(() -> new SynapseArrayConfig(accelerator, 0, 5))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("The row latency of the synapse array must be 1 to 8 clocks, not 0.");
  }
}
