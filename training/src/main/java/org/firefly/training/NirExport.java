package org.firefly.training;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firefly.events.frames.FrameSpec;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Metadata;
import org.firefly.network.Network;
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
 * Max pooling of spikes becomes SumPool2d and Threshold 0.5, neurons become IF or LIF with
 * threshold 1 and reset 0. The input is pixel / 255, the same at every time step; the class is that
 * of the largest sum of the outputs over the time steps.
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
  private String last = "input";

  private NirExport(
      Topology topology,
      NeuronModel model,
      List<Parameter> parameters,
      Optional<FrameSpec> frames) {
    this.topology = topology;
    this.model = model;
    this.frames = frames;
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
    int height = topology.rows();
    int width = topology.columns();
    builder.add(last, new Node.Input(Shape.of(topology.channels(), height, width)));
    int channels = topology.channels();
    for (int i = 0; i < topology.blocks().size(); i++) {
      Topology.Block block = topology.blocks().get(i);
      append("conv" + (i + 1), convolution(i, block, channels, new Size2d(height, width)));
      append("conv" + (i + 1) + ".neuron", neuron());
      if (block.pooled()) {
        Size2d two = Size2d.square(2);
        append("pool" + (i + 1), new Node.SumPool2d(two, two, Size2d.square(0)));
        append("pool" + (i + 1) + ".or", new Node.Threshold(Tensor.scalar(0.5)));
        height /= 2;
        width /= 2;
      }
      channels = block.channels();
    }
    Shape map = Shape.of(channels, height, width);
    append("flatten", new Node.Flatten(0, -1, Optional.of(map)));
    append("readout", readout());
    append("output", new Node.Output(Shape.of(topology.classes())));
    Metadata notes = Metadata.empty().with(FireFlyNotes.TIME_STEPS, Tensor.scalar(timeSteps));
    return builder.metadata(inputNote(notes)).build();
  }

  private Metadata inputNote(Metadata notes) {
    return frames.isPresent()
        ? notes.with(FireFlyNotes.FRAMES, frames.get().text())
        : notes.with(FireFlyNotes.INPUT_SCALE, Tensor.scalar(1.0 / 255));
  }

  private Node convolution(int index, Topology.Block block, int inputs, Size2d map) {
    String name = "block" + index;
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
    int kernel = block.kernel();
    return new Node.Conv2d(
        Optional.of(map),
        Tensor.of(Shape.of(block.channels(), inputs, kernel, kernel), weight),
        Size2d.square(1),
        Padding2d.symmetric(kernel / 2, kernel / 2),
        Size2d.square(1),
        1,
        Tensor.of(Shape.of(block.channels()), bias));
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
    builder.add(name, node).connect(last, name);
    last = name;
  }
}
