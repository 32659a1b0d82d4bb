package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.compiler.Golden.averagePool;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.check;
import static org.firefly.compiler.Golden.conv;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.spiking;
import static org.firefly.compiler.Golden.sumPool;

import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maps that do not fit the membrane buffer. */
class StripTest {
  private static final AcceleratorConfig SMALL =
      Golden.CONFIG.with(Setting.MEMBRANE_DEPTH, 64).with(Setting.VECTOR_BANK_DEPTH, 64);

  private static CompilerOptions small() {
    return CompilerOptions.of(SMALL).withInput(Input.SPIKES).withTimeSteps(3).withBatch(4);
  }

  @ParameterizedTest
  @CsvSource({
    "12,9,3,1,1",
    "31,5,3,1,1",
    "25,7,9,1,4",
    "25,12,9,1,0",
    "40,8,5,2,2",
    "33,9,8,2,16",
    "20,9,1,1,0",
    "17,11,2,1,3"
  })
  void stripsReadTheirHalo(int height, int width, int kernel, int stride, int padding) {
    Random random = new Random(height);
    Network network =
        chain(
            Shape.of(5, height, width), conv(random, 5, 18, kernel, stride, padding), spiking(12));
    Compilation compilation = check(height, network, small());
    assertThat(compilation.explain().get(0).schedule().orElseThrow().strips()).isGreaterThan(1);
    assertThat(compilation.program().batch()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"12,9", "13,9", "31,5", "27,3", "17,13"})
  void pooledStripsStartAtEvenRows(int height, int width) {
    Random random = new Random(height);
    Network network =
        chain(
            Shape.of(5, height, width),
            conv(random, 5, 18, 3, 1, 1),
            spiking(12),
            sumPool(2),
            new Node.Threshold(Tensor.scalar(0.5)),
            conv(random, 18, 5, 3, 1, 1),
            spiking(12));
    Compilation compilation = check(height, network, small());
    assertThat(compilation.layers().get(0).pool()).isTrue();
    assertThat(compilation.explain().get(0).schedule().orElseThrow().strips()).isGreaterThan(1);
  }

  @Test
  void stripsOfFoldedPoolsAndReadoutsMatchTheGraph() {
    Random random = new Random(7);
    check(
        7,
        chain(Shape.of(5, 37, 19), averagePool(2), conv(random, 5, 18, 9, 1, 4), spiking(12)),
        small());
    check(7, chain(Shape.of(5, 31, 7), conv(random, 5, 18, 3, 1, 1)), small());
  }

  @Test
  void packedStripsOfPointwiseLayersMatchTheGraph() {
    Random random = new Random(8);
    Network network = chain(Shape.of(150, 9, 10), conv(random, 150, 18, 1, 1, 0), spiking(12));
    Compilation compilation = check(8, network, small());
    assertThat(compilation.program().layers().get(0).strips())
        .hasSizeGreaterThan(1)
        .allMatch(strip -> strip.input().vectorPlaneWords() == 1);
  }

  @Test
  void aMapThatFitsIsOneStripAndLowersTheBatch() {
    Network network = chain(Shape.of(5, 5, 6), conv(new Random(9), 5, 18, 3, 1, 1), spiking(12));
    Compilation compilation = check(9, network, small());
    assertThat(compilation.explain().get(0).schedule().orElseThrow().strips()).isEqualTo(1);
    assertThat(compilation.program().batch()).isEqualTo(2);
    assertThat(Compiler.compile(network, options().withBatch(4)).program().batch()).isEqualTo(4);
  }
}
