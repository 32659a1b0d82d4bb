package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.compiler.Golden.affine;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.spiking;

import java.util.List;
import java.util.Random;
import org.firefly.conventions.SpikeRule;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;

class NeverFiringTest {
  @Test
  void aLayerWhoseThresholdIsOutOfReachIsNamed() {
    Random random = new Random(4);
    Network network =
        chain(Shape.of(6), affine(random, 6, 5), spiking(1000), affine(random, 5, 4), spiking(1));
    assertThat(warnings(network, SpikeRule.GREATER)).hasSize(1);
    assertThat(warnings(network, SpikeRule.GREATER).get(0))
        .startsWith("layer '1' can never fire: its membranes stay within ")
        .contains("its lowest threshold is 1000");
  }

  /** Three steps of 4 reach 12 and not more. */
  @Test
  void whoFiresAtTheThresholdMayReachIt() {
    Tensor fours = Tensor.of(Shape.of(1, 1), new double[] {4});
    Network network = chain(Shape.of(1), new Node.Linear(fours), spiking(12));
    assertThat(warnings(network, SpikeRule.GREATER)).hasSize(1);
    assertThat(warnings(network, SpikeRule.GREATER_OR_EQUAL)).isEmpty();
  }

  private static List<String> warnings(Network network, SpikeRule rule) {
    return Compiler.compile(network, options().withSpikeRule(rule)).warnings().stream()
        .filter(warning -> warning.contains("can never fire"))
        .toList();
  }
}
