package org.firefly.cosimulation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CppNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"name", "eval", "trace", "delete", "rootp", "errno", "uint32_t"})
  void aPortThatTheModelsClassCannotHaveIsRefused(String port) {
    assertThatThrownBy(() -> Design.of("Top", "", PortSpec.input(port, 1)))
        .isInstanceOf(CosimulationException.class)
        .hasMessage(
            "Port '"
                + port
                + "' of Top cannot be simulated, since the name means something else in"
                + " Verilator's C++; rename it.");
  }

  @Test
  void namesThatOnlyContainSuchWordsAreFree() {
    assertThat(Design.of("Top", "", PortSpec.input("name_", 1)).indexOf("name_")).isEqualTo(2);
  }
}
