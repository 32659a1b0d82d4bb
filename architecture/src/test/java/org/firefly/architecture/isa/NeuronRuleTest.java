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
    assertThat(inclusive.fires(10, false, CONSTANTS)).isTrue();
    assertThat(inclusive.fires(9, false, CONSTANTS)).isFalse();
    assertThat(strict.fires(10, false, CONSTANTS)).isFalse();
    assertThat(strict.fires(11, false, CONSTANTS)).isTrue();
  }

  @Test
  void aSpikeResetsToAValueSubtractsTheThresholdOrLeavesTheMembrane() {
    assertThat(rule(MembraneReset.VALUE).reset(25, CONSTANTS)).isEqualTo(-4);
    assertThat(rule(MembraneReset.SUBTRACT).reset(25, CONSTANTS)).isEqualTo(15);
    assertThat(rule(MembraneReset.NONE).reset(25, CONSTANTS)).isEqualTo(25);
    assertThat(rule(MembraneReset.LATE).reset(25, CONSTANTS)).isEqualTo(25);
    assertThat(rule(MembraneReset.LATE_VALUE).reset(25, CONSTANTS)).isEqualTo(25);
    assertThat(rule(MembraneReset.SUBTRACT_RAISING).reset(25, CONSTANTS)).isEqualTo(15);
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

  /**
   * As snnTorch's Leaky without reset_delay: what a subtraction leaves above theta is not fired.
   */
  @Test
  void whatWouldFireAgainRaisesTheThresholdOfTheNextStep() {
    NeuronRule rule = rule(MembraneReset.SUBTRACT_RAISING);
    NeuronConstants c = new NeuronConstants(1, 2, 10, 20, 0, 0, 0);
    assertThat(rule.drive(1, true, c)).isEqualTo(1);
    for (int u = -30; u <= 30; u++) {
      for (boolean raised : new boolean[] {false, true}) {
        boolean fires = u - (raised ? 10 : 0) > 10;
        assertThat(rule.fires(u, raised, c)).isEqualTo(fires);
        assertThat(rule.mark(u, fires, c)).isEqualTo(u - (fires ? 10 : 0) > 10);
      }
    }
    assertThat(rule(MembraneReset.LATE).mark(21, true, c)).isTrue();
    assertThat(rule(MembraneReset.LATE).mark(21, false, c)).isFalse();
  }

  @Test
  void aMarkTakesABitOfTheMembrane() {
    assertThat(rule(MembraneReset.SUBTRACT).membraneBits(18)).isEqualTo(18);
    assertThat(rule(MembraneReset.LATE).membraneBits(18)).isEqualTo(17);
    assertThat(rule(MembraneReset.LATE_VALUE).membraneBits(18)).isEqualTo(17);
    assertThat(rule(MembraneReset.SUBTRACT_RAISING).membraneBits(18)).isEqualTo(17);
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
