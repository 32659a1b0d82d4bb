package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.firefly.compiler.Golden.affine;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.conv;
import static org.firefly.compiler.Golden.flatten;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.spiking;
import static org.firefly.compiler.Golden.sumPool;

import java.util.Random;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.network.Metadata;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;

/** The part of an analog network that runs on the host. */
class FirstLayerTest {
  private static final CompilerOptions ANALOG = options().withInput(Input.ANALOG);
  private final Random random = new Random(6);

  private static int[] thresholds(HostEncoding.FirstLayer first) {
    return Golden.constants(first.constants(), NeuronConstants::threshold);
  }

  private static HostEncoding.FirstLayer first(Network network, CompilerOptions options) {
    return (HostEncoding.FirstLayer) Compiler.compile(network, options).program().encoding();
  }

  @Test
  void aConvolutionWithItsPoolKeepsItsIntegers() {
    Node.Conv2d conv = conv(random, 3, 18, 5, 2, 2);
    Network network =
        chain(
            Shape.of(3, 13, 12),
            conv,
            spiking(70),
            sumPool(2),
            new Node.Threshold(Tensor.scalar(0.5)),
            flatten(),
            affine(random, 18 * 3 * 3, 10));
    HostEncoding.FirstLayer first = first(network, ANALOG.withInput(Input.ofScale(1)));
    assertThat(first.name()).isEqualTo("1");
    assertThat(first.input()).isEqualTo(new FeatureMap(3, 13, 12));
    assertThat(first.neurons()).isEqualTo(new FeatureMap(18, 7, 6));
    assertThat(first.output().map()).isEqualTo(new FeatureMap(18, 3, 3));
    assertThat(first.stride()).isEqualTo(2);
    assertThat(first.paddingTop()).isEqualTo(2);
    assertThat(first.pool()).isTrue();
    assertThat(thresholds(first)).containsOnly(70);
    for (int i = 0; i < first.weights().length; i++) {
      assertThat((double) first.weights()[i]).isEqualTo(conv.weight().value(i));
    }
  }

  @Test
  void aMatrixIsAConvolutionThatCoversTheMap() {
    Network network =
        chain(
            Shape.of(2, 4, 3), flatten(), affine(random, 24, 5), spiking(9), affine(random, 5, 10));
    HostEncoding.FirstLayer first = first(network, ANALOG.withInput(Input.ofScale(1)));
    assertThat(first.kernelHeight()).isEqualTo(4);
    assertThat(first.kernelWidth()).isEqualTo(3);
    assertThat(first.neurons()).isEqualTo(new FeatureMap(5, 1, 1));
  }

  @Test
  void neuronsAtTheInputGetAnIdentity() {
    Network network = chain(Shape.of(2, 4, 3), spiking(9), flatten(), affine(random, 24, 5));
    HostEncoding.FirstLayer first = first(network, ANALOG.withInput(Input.ofScale(1)));
    assertThat(first.weights()).containsExactly(1, 0, 0, 1);
    assertThat(thresholds(first)).containsOnly(9);
  }

  @Test
  void aScaleFromTheMaximumUsesSixteenBitsAndPutsThresholdsIntoItsUnits() {
    Node.Conv2d conv = conv(random, 2, 3, 3, 1, 1);
    Network network = chain(Shape.of(2, 4, 3), conv, spiking(9), conv(random, 3, 4, 3, 1, 1));
    HostEncoding.FirstLayer first = first(network, ANALOG.withInput(Input.ofMaximum(2.5)));
    assertThat(first.inputScale()).isEqualTo(2.5 / 32767);
    assertThat(thresholds(first)[0] * first.inputScale()).isCloseTo(9, within(1e-4));
    assertThat(first.constants().get(1).bias() * first.inputScale())
        .isCloseTo(conv.bias().value(1), within(1e-4));
    assertThat(first.weights()[5]).isEqualTo((byte) conv.weight().value(5));
  }

  @Test
  void aWideFirstLayerTakesFewerBitsThanOverflow() {
    int inputs = 100_000;
    Node wide = new Node.Linear(Tensor.filled(Shape.of(1, inputs), 0.37));
    Network network = chain(Shape.of(inputs), wide, spiking(1), affine(random, 1, 2));
    Compilation compilation =
        Compiler.compile(network, ANALOG.withInput(Input.ofMaximum(1)).withTimeSteps(4));
    assertThat(compilation.explain().get(0).provenNoOverflow()).isTrue();
    Compilation coarse =
        Compiler.compile(network, ANALOG.withInput(Input.ofScale(1e-4)).withTimeSteps(4));
    assertThat(coarse.explain().get(0).provenNoOverflow()).isFalse();
    assertThat(coarse.warnings()).anyMatch(w -> w.contains("may overflow"));
  }

  @Test
  void metadataGivesDefaultsThatOptionsOverride() {
    Network network =
        chain(Shape.of(2), affine(random, 2, 3), spiking(9), affine(random, 3, 4)).toBuilder()
            .metadata(
                Metadata.empty()
                    .with("firefly:time_steps", Tensor.scalar(7))
                    .with("firefly:input_scale", "0.5"))
            .build();
    CompilerOptions bare = CompilerOptions.of(Golden.CONFIG);
    assertThat(Compiler.compile(network, bare).program().timeSteps()).isEqualTo(7);
    assertThat(first(network, bare).inputScale()).isEqualTo(0.5);
    assertThat(Compiler.compile(network, bare.withTimeSteps(2)).program().timeSteps()).isEqualTo(2);
    assertThat(first(network, bare.withInput(Input.ofScale(3))).inputScale()).isEqualTo(3);
  }
}
