package org.firefly.architecture.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.architecture.ConfigurationException;
import org.junit.jupiter.api.Test;

final class NeuronRuleTest {
  private static final NeuronConstants CONSTANTS = new NeuronConstants(1, 2, 10, -4, 0, 0, 0);

  @Test
  void aLeakRoundsHalvesUp() {
    int half = NeuronRule.NO_DECAY / 2;
    assertThat(NeuronRule.leak(5, half)).isEqualTo(3);
    assertThat(NeuronRule.leak(-5, half)).isEqualTo(-2);
    assertThat(NeuronRule.leak(-7, NeuronRule.NO_DECAY)).isEqualTo(-7);
    assertThat(NeuronRule.leak(1000, 0)).isZero();
  }

  @Test
  void theRuleDecidesWhetherATieFires() {
    NeuronRule inclusive = NeuronRule.simple(true, MembraneReset.VALUE);
    NeuronRule strict = NeuronRule.simple(false, MembraneReset.VALUE);
    assertThat(inclusive.fires(10, 10)).isTrue();
    assertThat(inclusive.fires(9, 10)).isFalse();
    assertThat(strict.fires(10, 10)).isFalse();
    assertThat(strict.fires(11, 10)).isTrue();
  }

  @Test
  void aSpikeResetsToAValueSubtractsTheThresholdOrLeavesTheMembrane() {
    assertThat(rule(MembraneReset.VALUE).reset(25, CONSTANTS)).isEqualTo(-4);
    assertThat(rule(MembraneReset.SUBTRACT).reset(25, CONSTANTS)).isEqualTo(15);
    assertThat(rule(MembraneReset.NONE).reset(25, CONSTANTS)).isEqualTo(25);
    assertThat(rule(MembraneReset.LATE).reset(25, CONSTANTS)).isEqualTo(25);
    assertThat(rule(MembraneReset.LATE_VALUE).reset(25, CONSTANTS)).isEqualTo(25);
  }

  @Test
  void aLateResetReplacesTheBiasOfTheNextStep() {
    assertThat(rule(MembraneReset.LATE).drive(0, true, CONSTANTS)).isEqualTo(2);
    assertThat(rule(MembraneReset.LATE).drive(1, false, CONSTANTS)).isEqualTo(1);
    assertThat(rule(MembraneReset.LATE).drive(1, true, CONSTANTS)).isEqualTo(-4);
    assertThat(rule(MembraneReset.VALUE).drive(1, true, CONSTANTS)).isEqualTo(1);
    assertThat(rule(MembraneReset.LATE).forgets(true)).isFalse();
    assertThat(rule(MembraneReset.LATE_VALUE).forgets(false)).isFalse();
    assertThat(rule(MembraneReset.LATE_VALUE).forgets(true)).isTrue();
  }

  @Test
  void aLateResetTakesABitOfTheMembrane() {
    assertThat(rule(MembraneReset.SUBTRACT).membraneBits(18)).isEqualTo(18);
    assertThat(rule(MembraneReset.LATE).membraneBits(18)).isEqualTo(17);
    assertThat(rule(MembraneReset.LATE_VALUE).membraneBits(18)).isEqualTo(17);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> NeuronConstants.resting(0, 1, NeuronRule.NO_DECAY + 1))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("32769");
    assertThatThrownBy(() -> new NeuronRule(false, MembraneReset.NONE, SynapticCurrent.NONE, 3))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("not 3");
    assertThatThrownBy(() -> NeuronRule.simple(false, MembraneReset.LATE_VALUE))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("without synaptic currents");
  }

  private static NeuronRule rule(MembraneReset reset) {
    return new NeuronRule(false, reset, SynapticCurrent.NEW, 0);
  }
}
