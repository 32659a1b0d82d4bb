package org.firefly.architecture.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.architecture.ConfigurationException;
import org.junit.jupiter.api.Test;

final class NeuronRuleTest {
  @Test
  void aLeakRoundsHalvesUp() {
    NeuronRule half = new NeuronRule(NeuronRule.NO_DECAY / 2, false, false);
    assertThat(half.leak(5)).isEqualTo(3);
    assertThat(half.leak(-5)).isEqualTo(-2);
    assertThat(new NeuronRule(NeuronRule.NO_DECAY, false, false).leak(-7)).isEqualTo(-7);
    assertThat(new NeuronRule(0, false, false).leak(1000)).isZero();
  }

  @Test
  void theRuleDecidesWhetherATieFires() {
    NeuronRule inclusive = new NeuronRule(0, true, false);
    NeuronRule strict = new NeuronRule(0, false, false);
    assertThat(inclusive.fires(10, 10)).isTrue();
    assertThat(inclusive.fires(9, 10)).isFalse();
    assertThat(strict.fires(10, 10)).isFalse();
    assertThat(strict.fires(11, 10)).isTrue();
  }

  @Test
  void aSoftResetSubtractsTheThresholdAndAHardOneForgets() {
    NeuronRule soft = new NeuronRule(0, true, true);
    NeuronRule hard = new NeuronRule(0, true, false);
    assertThat(soft.reset(25, 10)).isEqualTo(15);
    assertThat(soft.reset(0, -10)).isEqualTo(10);
    assertThat(hard.reset(25, 10)).isZero();
  }

  @Test
  void aDecayBeyondOneIsRefused() {
    assertThatThrownBy(() -> new NeuronRule(NeuronRule.NO_DECAY + 1, false, false))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("32769");
  }
}
