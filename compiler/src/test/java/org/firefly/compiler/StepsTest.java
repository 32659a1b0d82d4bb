package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.conv;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.spiking;

import java.util.Random;
import org.firefly.compiler.lower.Stage;
import org.firefly.compiler.options.Input;
import org.firefly.compiler.quantise.LayerNumbers;
import org.firefly.network.Network;
import org.firefly.network.Shape;
import org.junit.jupiter.api.Test;

/** What each step of a compilation hands to the next. */
class StepsTest {
  private final Random random = new Random(12);
  private final Network network =
      chain(
          Shape.of(2, 6, 6),
          conv(random, 2, 18, 3, 1, 1),
          spiking(40),
          conv(random, 18, 20, 3, 1, 1),
          spiking(50));

  @Test
  void everyStepKeepsTheLayersInOrder() {
    Compilation compilation = Compiler.compile(network, options());
    assertThat(compilation.lowered().stages()).extracting(Stage::name).containsExactly("1", "3");
    assertThat(compilation.quantised().layers())
        .extracting(LayerNumbers::stage)
        .isEqualTo(compilation.lowered().stages());
    assertThat(compilation.plan().layers())
        .extracting(plan -> plan.layer().name())
        .containsExactly("1", "3");
    assertThat(compilation.program().layers())
        .extracting(layer -> layer.name())
        .containsExactly("1", "3");
  }

  @Test
  void anAnalogInputGivesTheFirstLayerToTheHost() {
    Compilation compilation = Compiler.compile(network, options().withInput(Input.ofScale(1)));
    assertThat(compilation.lowered().host()).map(Stage::name).contains("1");
    assertThat(compilation.lowered().accelerated()).extracting(Stage::name).containsExactly("3");
    assertThat(compilation.quantised().host().orElseThrow().numbers().membraneBits()).isEqualTo(32);
    assertThat(compilation.plan().layers()).hasSize(1);
    assertThat(compilation.quantised().hostOutput(16).channels()).isEqualTo(18);
  }
}
