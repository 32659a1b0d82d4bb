package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.compiler.Golden.affine;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.check;
import static org.firefly.compiler.Golden.conv;
import static org.firefly.compiler.Golden.flatten;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.spiking;
import static org.firefly.compiler.Golden.weights;

import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fully connected and 1x1 layers. */
class PackedTest {
  @ParameterizedTest
  @CsvSource({"1,1,1", "16,1,1", "300,1,1", "20,3,4", "33,5,1", "16,4,4"})
  void matricesOnFlattenedMapsMatchTheGraph(int channels, int height, int width) {
    Random random = new Random(channels);
    Network network =
        chain(
            Shape.of(channels, height, width),
            flatten(),
            affine(random, channels * height * width, 35),
            spiking(9),
            new Node.Linear(weights(random, 10, 35)));
    Compilation compilation = check(channels, network, options());
    assertThat(compilation.program().layers())
        .allMatch(layer -> layer.strips().get(0).kind() == LayerKind.PACKED);
  }

  @Test
  void matricesAtParallelismThirtyTwoMatchTheGraph() {
    Random random = new Random(32);
    CompilerOptions options =
        CompilerOptions.of(AcceleratorConfig.ofParallelism(32))
            .withInput(Input.SPIKES)
            .withTimeSteps(2)
            .withBatch(3);
    Network network =
        chain(
            Shape.of(40, 5, 3),
            conv(random, 40, 70, 3, 1, 1),
            spiking(20),
            flatten(),
            affine(random, 70 * 15, 12));
    check(32, network, options);
  }

  @ParameterizedTest
  @CsvSource({"16,WINDOW_OR_PACKED", "160,PACKED"})
  void pointwiseLayersTakeTheFasterMode(int channels, String mode) {
    Random random = new Random(channels);
    Network network =
        chain(Shape.of(channels, 4, 5), conv(random, channels, 18, 1, 1, 0), spiking(9));
    Compilation compilation = check(channels, network, options());
    if (mode.equals("PACKED")) {
      assertThat(compilation.explain().get(0).schedule().orElseThrow().passes()).isEqualTo(4);
    } else {
      assertThat(compilation.explain().get(0).schedule().orElseThrow().passes()).isEqualTo(2);
    }
  }

  @Test
  void pointwiseLayersThatDoNotFitTheVectorBufferUseWindows() {
    Random random = new Random(4);
    Network network = chain(Shape.of(40, 30, 30), conv(random, 40, 7, 1, 1, 0), spiking(9));
    Compilation compilation = check(4, network, options());
    assertThat(compilation.program().layers().get(0).strips().get(0).kind())
        .isEqualTo(LayerKind.WINDOW);
    assertThat(compilation.program().batch()).isEqualTo(2);
  }

  @Test
  void theBatchIsLoweredUntilTheVectorsOfATimeStepFit() {
    Random random = new Random(5);
    Network network = chain(Shape.of(512, 4, 4), flatten(), affine(random, 8192, 10));
    CompilerOptions options = options().withBatch(64).withTimeSteps(1);
    Compilation compilation = Compiler.compile(network, options);
    int chunks = (512 / 16 * 16 + 8) / 9;
    assertThat(compilation.program().batch())
        .isEqualTo(Golden.CONFIG.vectorChunks() / chunks)
        .isGreaterThan(1);
  }
}
