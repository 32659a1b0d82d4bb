package org.firefly.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SettingRuleTest {
  private static int[] allowed(SettingRule rule) {
    return IntStream.rangeClosed(-2, 70).filter(rule.allows()).toArray();
  }

  @Test
  void theEndsOfARangeBelongToIt() {
    SettingRule rule = SettingRule.between(1, 4);
    assertThat(allowed(rule)).containsExactly(1, 2, 3, 4);
    assertThat(rule.text()).isEqualTo("1 to 4");
  }

  @Test
  void powersOfTwoIncludeBothEnds() {
    SettingRule rule = SettingRule.powerOfTwo(4, 64);
    assertThat(allowed(rule)).containsExactly(4, 8, 16, 32, 64);
    assertThat(rule.text()).isEqualTo("a power of two from 4 to 64");
  }

  @Test
  void aFewNumbersAreListedWithAnOrBeforeTheLast() {
    SettingRule rule = SettingRule.oneOf(16, 32, 64);
    assertThat(allowed(rule)).containsExactly(16, 32, 64);
    assertThat(rule.text()).isEqualTo("16, 32 or 64");
    assertThat(rule.parser().applyAsInt("32")).isEqualTo(32);
    assertThat(rule.printer().apply(32)).isEqualTo("32");
  }

  @Test
  void constantsAreReadInAnyCaseAndPrintedByName() {
    SettingRule rule = SettingRule.constant(MembraneMemory.class);
    assertThat(allowed(rule)).containsExactly(0, 1);
    assertThat(rule.text()).isEqualTo("block or ultra");
    assertThat(rule.parser().applyAsInt("Ultra")).isEqualTo(MembraneMemory.ULTRA.ordinal());
    assertThat(rule.printer().apply(MembraneMemory.ULTRA.ordinal())).isEqualTo("ULTRA");
    assertThatThrownBy(() -> rule.parser().applyAsInt("flash"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
