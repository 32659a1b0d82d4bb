package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.compiler.lower.Source;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.compiler.quantise.MembraneRange;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.conventions.ConventionOptions;
import org.firefly.conventions.CurrentOrder;
import org.firefly.conventions.Framework;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.ResetTiming;
import org.firefly.conventions.SpikeRule;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Shapes;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;

/** Random networks with real weights: image and quantised layers must agree in every spike. */
class RandomLayerTest {
  @Property(tries = 60)
  void theImageComputesTheQuantisedLayers(@ForAll long seed) {
    Random random = new Random(seed);
    int depth = random.nextBoolean() ? 8192 : 64;
    AcceleratorConfig config =
        AcceleratorConfig.ofParallelism(random.nextInt(4) == 0 ? 32 : 16)
            .with(Setting.MEMBRANE_BITS, 24)
            .with(Setting.MEMBRANE_DEPTH, depth)
            .with(Setting.VECTOR_BANK_DEPTH, 128)
            .with(Setting.SYNAPSES, 1);
    CompilerOptions options =
        CompilerOptions.of(config)
            .withInput(Input.SPIKES)
            .withTimeSteps(1 + random.nextInt(4))
            .withBatch(1 + random.nextInt(3))
            .withConventions(conventions(random));
    Compilation compilation = Compiler.compile(network(random), options);
    compare(compilation, random);
  }

  /** Every reset, at once and late; membranes that start at v_leak; both orders of currents. */
  private static ConventionOptions conventions(Random random) {
    Framework framework = random.nextInt(3) == 0 ? Framework.NORSE : Framework.SNNTORCH;
    ResetKind[] resets = {ResetKind.ZERO, ResetKind.SUBTRACT, ResetKind.NONE};
    return ConventionOptions.NONE
        .withFrom(framework)
        .withDt(1e-4)
        .withRule(SpikeRule.values()[random.nextInt(2)])
        .withReset(resets[random.nextInt(3)])
        .withTiming(random.nextBoolean() ? ResetTiming.AT_ONCE : ResetTiming.NEXT_STEP)
        .withCurrent(CurrentOrder.values()[random.nextInt(2)]);
  }

  @Property(tries = 40)
  void graphsComputeTheQuantisedLayers(@ForAll long seed) {
    Random random = new Random(seed);
    AcceleratorConfig config =
        AcceleratorConfig.ofParallelism(random.nextInt(4) == 0 ? 32 : 16)
            .with(Setting.MEMBRANE_BITS, 24)
            .with(Setting.SYNAPSES, 1);
    CompilerOptions options =
        CompilerOptions.of(config)
            .withInput(Input.SPIKES)
            .withTimeSteps(1 + random.nextInt(5))
            .withBatch(1 + random.nextInt(3))
            .withConventions(conventions(random));
    compare(Compiler.compile(RandomGraph.ofReals(random), options), random);
  }

  @Property(tries = 60)
  void graphsOfIntegersComputeWhatTheNetworkSays(@ForAll long seed) {
    Random random = new Random(seed);
    CompilerOptions options = Golden.options().withTimeSteps(1 + random.nextInt(6));
    Golden.check(seed, RandomGraph.ofIntegers(random), options);
  }

  private static void compare(Compilation compilation, Random random) {
    Program program = compilation.program();
    int samples = 1 + random.nextInt(program.batch());
    SpikeTensor spikes =
        SpikeTensor.random(random, samples, program.timeSteps(), program.encoding().output().map());
    ProgramInterpreter interpreter = new ProgramInterpreter(program, samples);
    interpreter.run(spikes);
    for (int i = 0; i < program.layers().size(); i++) {
      QuantisedLayer layer = compilation.layers().get(i);
      ProgramLayer written = program.layers().get(i);
      LayerReference reference = new LayerReference(layer, input(layer, written, interpreter));
      reference.run();
      if (written.output().isPresent()) {
        SpikeTensor fired = interpreter.spikes(written.output().get());
        assertThat(fired.values()).as(layer.description()).isEqualTo(reference.spikes().values());
      } else {
        assertThat(program.decoding()).isInstanceOf(HostDecoding.Membranes.class);
        assertThat(interpreter.decoded()).isDeepEqualTo(reference.membranes());
      }
      MembraneRange bound = compilation.explain().get(i).staticRange();
      assertThat(reference.smallest()).isGreaterThanOrEqualTo(bound.min());
      assertThat(reference.largest()).isLessThanOrEqualTo(bound.max());
    }
  }

  /** What the layer reads: the spikes of its sources, each at its channels and so late as it is. */
  private static SpikeTensor input(
      QuantisedLayer layer, ProgramLayer written, ProgramInterpreter interpreter) {
    SpikeTensor first = interpreter.spikes(written.inputs().get(0).spikes());
    SpikeTensor input =
        SpikeTensor.empty(first.samples(), first.timeSteps(), layer.geometry().input());
    for (int i = 0; i < layer.sources().size(); i++) {
      Source source = layer.sources().get(i);
      SpikeTensor spikes = interpreter.spikes(written.inputs().get(i).spikes());
      input.put(spikes, source.firstChannel(), source.delay());
    }
    return input;
  }

  private static Network network(Random random) {
    Shape input = Shape.of(1 + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(12));
    Node[] nodes = new Node[4 + random.nextInt(2)];
    nodes[0] = conv(random, input);
    nodes[1] = neuron(random, Shapes.infer(Golden.chain(input, nodes[0])).output("1"));
    Network front = Golden.chain(input, nodes[0], nodes[1]);
    Shape shape = Shapes.infer(front).output("2");
    nodes[2] = new Node.Flatten(0, -1, Optional.empty());
    nodes[3] =
        new Node.Affine(gaussian(random, 1 + random.nextInt(20), shape.size()), Tensor.scalar(0.1));
    if (nodes.length > 4) {
      nodes[4] = neuron(random, Shapes.infer(Golden.chain(shape, nodes[2], nodes[3])).output("2"));
    }
    return Golden.chain(input, nodes);
  }

  private static Node conv(Random random, Shape input) {
    int height = 1 + random.nextInt(9);
    int width = 1 + random.nextInt(9);
    int outputs = 1 + random.nextInt(40);
    return new Node.Conv2d(
        Optional.empty(),
        gaussian(random, outputs, input.dimension(0), height, width),
        Size2d.square(1 + random.nextInt(2)),
        new Padding2d(
            Math.max(random.nextInt(5), height - input.dimension(1)),
            Math.max(random.nextInt(5), width - input.dimension(2)),
            random.nextInt(5),
            random.nextInt(5)),
        Size2d.square(1),
        1,
        gaussian(random, outputs));
  }

  /** Neurons of a map, their time constants one or one per channel. */
  static Node neuron(Random random, Shape shape) {
    Tensor threshold = Tensor.scalar(0.5 + random.nextDouble());
    Optional<Tensor> reset = Optional.of(Tensor.scalar(random.nextGaussian() * 0.2));
    Tensor leak = Tensor.scalar(random.nextGaussian() * 0.1);
    return switch (random.nextInt(3)) {
      case 0 -> new Neuron.IF(Tensor.scalar(1), threshold, reset);
      case 1 -> new Neuron.LIF(tau(random, shape), Tensor.scalar(3), leak, threshold, reset);
      default ->
          new Neuron.CubaLIF(
              tau(random, shape),
              tau(random, shape),
              Tensor.scalar(3),
              leak,
              threshold,
              reset,
              Tensor.scalar(1));
    };
  }

  private static Tensor tau(Random random, Shape shape) {
    if (random.nextBoolean()) {
      return Tensor.scalar(1e-4 * (1 + 5 * random.nextDouble()));
    }
    double[] channels = random.doubles(shape.dimension(0), 1e-4, 6e-4).toArray();
    return Tensor.generate(shape, i -> channels[i / (shape.size() / channels.length)]);
  }

  static Tensor gaussian(Random random, int... shape) {
    double[] values = new double[Shape.of(shape).size()];
    Arrays.setAll(values, i -> random.nextGaussian() * 0.3);
    return Tensor.of(Shape.of(shape), values);
  }
}
