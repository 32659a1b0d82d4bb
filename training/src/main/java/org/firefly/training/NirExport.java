package org.firefly.training;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firefly.events.frames.FrameSpec;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Metadata;
import org.firefly.network.Network;
import org.firefly.network.NetworkString;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;

/**
 * A trained network as a graph of NIR primitives.
 *
 * <p>Batch normalisation disappears into the convolutions: with scale {@code s = gamma /
 * sqrt(variance + epsilon)} the weights become {@code s * w} and the bias {@code beta - s * mean}.
 * Max pooling of spikes becomes SumPool2d and Threshold 0.5; where joined spikes add, edges meet,
 * and IAND is Threshold 0.5 of the shortcut less the block; neurons become IF or LIF with threshold
 * 1 and reset 0. The input is pixel / 255, the same at every time step; the class is that of the
 * largest sum of the outputs over the time steps.
 */
final class NirExport {
  /** The time step, in seconds, that NIR's tools assume; only LIF's time constant depends on it. */
  static final double TIME_STEP = 1e-4;

  private static final Optional<Tensor> RESET_TO_ZERO = Optional.of(Tensor.scalar(0));

  private final Topology topology;
  private final NeuronModel model;
  private final Map<String, Parameter> parameters;
  private final Optional<FrameSpec> frames;
  private final Network.Builder builder = Network.builder();

  /** Nodes whose outputs add up to what comes next; two behind a join of spikes. */
  private List<String> last = List.of("input");

  /** Output of these. */
  private Shape map;

  private NirExport(
      Topology topology,
      NeuronModel model,
      List<Parameter> parameters,
      Optional<FrameSpec> frames) {
    this.topology = topology;
    this.model = model;
    this.frames = frames;
    this.map = Shape.of(topology.channels(), topology.rows(), topology.columns());
    this.parameters =
        parameters.stream().collect(Collectors.toMap(Parameter::name, parameter -> parameter));
  }

  /**
   * The graph, with notes: the number of time steps, and the frames or the scale of the input.
   *
   * @param frames how recordings became frames, empty for images
   */
  static Network export(
      Topology topology,
      NeuronModel model,
      List<Parameter> parameters,
      int timeSteps,
      Optional<FrameSpec> frames) {
    return new NirExport(topology, model, parameters, frames).build(timeSteps);
  }

  private Network build(int timeSteps) {
    builder.add("input", new Node.Input(map));
    for (int i = 0; i < topology.blocks().size(); i++) {
      Topology.Block block = topology.blocks().get(i);
      if (block instanceof Topology.Residual residual) {
        appendResidual("block" + i, "block" + (i + 1), residual);
      } else {
        appendConvolution("block" + i, i + 1, (Topology.Convolution) block);
      }
    }
    append("flatten", new Node.Flatten(0, -1, Optional.of(map)));
    append("readout", readout());
    append("output", new Node.Output(Shape.of(topology.classes())));
    Metadata notes = Metadata.empty().with(FireFlyNotes.TIME_STEPS, Tensor.scalar(timeSteps));
    return builder.metadata(inputNote(notes)).build();
  }

  private void appendConvolution(String parameters, int number, Topology.Convolution block) {
    String name = "conv" + number;
    append(name, convolution(parameters, 1));
    append(name + ".neuron", neuron());
    if (block.pooled()) {
      Size2d two = Size2d.square(2);
      append("pool" + number, new Node.SumPool2d(two, two, Size2d.square(0)));
      append("pool" + number + ".or", new Node.Threshold(Tensor.scalar(0.5)));
    }
    advance(block);
  }

  private void appendResidual(String parameters, String name, Topology.Residual block) {
    boolean currents = block.join() == NetworkString.Join.CURRENTS;
    List<String> input = last;
    Shape inputMap = map;
    append(name + ".conv1", convolution(parameters + ".conv1", block.stride()));
    append(name + ".conv1.neuron", neuron());
    advance(block);
    append(name + ".conv2", convolution(parameters + ".conv2", 1));
    if (!currents) {
      append(name + ".conv2.neuron", neuron());
    }
    List<String> main = last;
    last = input;
    if (block.changesShape(inputMap.dimension(0))) {
      map = inputMap;
      append(name + ".shortcut", convolution(parameters + ".shortcut", block.stride()));
      if (!currents) {
        append(name + ".shortcut.neuron", neuron());
      }
      advance(block);
    } else if (currents) {
      append(name + ".shortcut", new Node.Scale(Tensor.scalar(1)));
    }
    join(name, main, block.join());
  }

  /** Joins the nodes before with those of the other way. */
  private void join(String name, List<String> main, NetworkString.Join join) {
    List<String> bypass = last;
    if (join == NetworkString.Join.IAND) {
      last = main;
      append(name + ".not", new Node.Scale(Tensor.scalar(-1)));
      main = last;
    }
    last = Stream.concat(bypass.stream(), main.stream()).toList();
    switch (join) {
      case CURRENTS -> append(name + ".neuron", neuron());
      case ADD -> {}
      case IAND -> append(name + ".iand", new Node.Threshold(Tensor.scalar(0.5)));
    }
  }

  private void advance(Topology.Block block) {
    map =
        Shape.of(block.channels(), block.shrink(map.dimension(1)), block.shrink(map.dimension(2)));
  }

  private Metadata inputNote(Metadata notes) {
    return frames.isPresent()
        ? notes.with(FireFlyNotes.FRAMES, frames.get().text())
        : notes.with(FireFlyNotes.INPUT_SCALE, Tensor.scalar(1.0 / 255));
  }

  private Node convolution(String name, int stride) {
    float[] scale = scale(name);
    float[] weight = values(name + ".weight");
    int filter = weight.length / scale.length;
    for (int i = 0; i < weight.length; i++) {
      weight[i] *= scale[i / filter];
    }
    float[] bias = values(name + ".beta");
    float[] mean = values(name + ".mean");
    for (int c = 0; c < bias.length; c++) {
      bias[c] -= scale[c] * mean[c];
    }
    int kernel = (int) parameters.get(name + ".weight").array().getShape().get(2);
    return new Node.Conv2d(
        Optional.of(new Size2d(map.dimension(1), map.dimension(2))),
        Tensor.of(Shape.of(bias.length, map.dimension(0), kernel, kernel), weight),
        Size2d.square(stride),
        Padding2d.symmetric(kernel / 2, kernel / 2),
        Size2d.square(1),
        1,
        Tensor.of(Shape.of(bias.length), bias));
  }

  private float[] scale(String name) {
    float[] gamma = values(name + ".gamma");
    float[] variance = values(name + ".variance");
    for (int c = 0; c < gamma.length; c++) {
      gamma[c] = (float) (gamma[c] / Math.sqrt(variance[c] + ConvolutionBlock.EPSILON));
    }
    return gamma;
  }

  private Node neuron() {
    Tensor threshold = Tensor.scalar(NeuronModel.THRESHOLD);
    if (model.isIntegrateAndFire()) {
      return new Neuron.IF(Tensor.scalar(1), threshold, RESET_TO_ZERO);
    }
    double leak = 1 - model.decay();
    Tensor tau = Tensor.scalar(TIME_STEP / leak);
    return new Neuron.LIF(tau, Tensor.scalar(1 / leak), Tensor.scalar(0), threshold, RESET_TO_ZERO);
  }

  private Node readout() {
    return new Node.Affine(
        Tensor.of(Shape.of(topology.classes(), topology.features()), values("readout.weight")),
        Tensor.of(Shape.of(topology.classes()), values("readout.bias")));
  }

  private float[] values(String parameter) {
    FloatBuffer buffer = parameters.get(parameter).values();
    float[] values = new float[buffer.limit()];
    buffer.get(values);
    return values;
  }

  private void append(String name, Node node) {
    builder.add(name, node);
    last.forEach(source -> builder.connect(source, name));
    last = List.of(name);
  }
}
