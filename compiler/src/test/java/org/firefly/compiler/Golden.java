package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Shapes;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;

/** Builds small integer networks and compares compiled programs with them. */
final class Golden {
  static final AcceleratorConfig CONFIG = AcceleratorConfig.ofParallelism(16);
  static final int TIME_STEPS = 3;

  private Golden() {}

  static CompilerOptions options() {
    return CompilerOptions.of(CONFIG)
        .withInput(Input.SPIKES)
        .withTimeSteps(TIME_STEPS)
        .withBatch(2);
  }

  static Tensor weights(Random random, int... shape) {
    double[] values = new double[Shape.of(shape).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(15) - 6;
    }
    return Tensor.of(Shape.of(shape), values);
  }

  static Node.Conv2d conv(
      Random random, int inputs, int outputs, int kernel, int stride, int padding) {
    return new Node.Conv2d(
        Optional.empty(),
        weights(random, outputs, inputs, kernel, kernel),
        Size2d.square(stride),
        Padding2d.symmetric(padding, padding),
        Size2d.square(1),
        1,
        weights(random, outputs));
  }

  static Neuron.IF spiking(double threshold) {
    return new Neuron.IF(Tensor.scalar(1), Tensor.scalar(threshold), Optional.of(Tensor.scalar(0)));
  }

  static Node.AvgPool2d averagePool(int size) {
    return new Node.AvgPool2d(Size2d.square(size), Size2d.square(size), Size2d.square(0));
  }

  static Node.SumPool2d sumPool(int size) {
    return new Node.SumPool2d(Size2d.square(size), Size2d.square(size), Size2d.square(0));
  }

  static Node.Flatten flatten() {
    return new Node.Flatten(0, -1, Optional.empty());
  }

  static Node.Affine affine(Random random, int inputs, int outputs) {
    return new Node.Affine(weights(random, outputs, inputs), weights(random, outputs));
  }

  static int[] biases(QuantisedLayer layer) {
    return constants(layer.constants(), NeuronConstants::bias);
  }

  static int[] thresholds(QuantisedLayer layer) {
    return constants(layer.constants(), NeuronConstants::threshold);
  }

  static int[] constants(List<NeuronConstants> layer, ToIntFunction<NeuronConstants> constant) {
    return layer.stream().mapToInt(constant).toArray();
  }

  /** The decay that all channels have. */
  static int decay(QuantisedLayer layer) {
    int[] decays = constants(layer.constants(), NeuronConstants::decay);
    assertThat(decays).containsOnly(decays[0]);
    return decays[0];
  }

  /** A chain of nodes named 1, 2, ... between an input and an output. */
  static Network chain(Shape input, Node... nodes) {
    Network.Builder builder = Network.builder().add("input", new Node.Input(input));
    String previous = "input";
    for (int i = 0; i < nodes.length; i++) {
      String name = Integer.toString(i + 1);
      builder.add(name, nodes[i]).connect(previous, name);
      previous = name;
    }
    Network open = builder.build();
    Network.Builder probe = open.toBuilder();
    Shape output = Shapes.infer(open).output(previous);
    return probe.add("output", new Node.Output(output)).connect(previous, "output").build();
  }

  /** Compiles, runs random spikes through image and graph, and compares every output. */
  static Compilation check(long seed, Network network, CompilerOptions options) {
    Compilation compilation = Compiler.compile(network, options);
    int samples = compilation.program().batch();
    var layout = compilation.program().encoding().output();
    SpikeTensor input =
        SpikeTensor.random(new Random(seed), samples, layout.timeSteps(), layout.map());
    ProgramInterpreter interpreter = new ProgramInterpreter(compilation.program(), samples);
    interpreter.run(input);
    long[][] found = interpreter.decoded();
    GraphReference reference = new GraphReference(network, options);
    double scale =
        compilation.program().decoding() instanceof HostDecoding.Membranes m ? m.scale() : 1;
    for (int n = 0; n < samples; n++) {
      long[] expected = reference.run(input, n);
      long[] real = new long[expected.length];
      for (int i = 0; i < real.length; i++) {
        real[i] = Math.round(found[n][i] * scale);
      }
      assertThat(real).as("sample %d, seed %d", n, seed).isEqualTo(expected);
    }
    return compilation;
  }
}
