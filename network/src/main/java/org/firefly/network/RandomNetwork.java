package org.firefly.network;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Builds the network of a {@link NetworkString} with random weights. */
final class RandomNetwork {
  private static final int MAX_WEIGHT = 127;

  /** Variance of a weight that is uniform over the integers from -127 to 127. */
  private static final double WEIGHT_VARIANCE = MAX_WEIGHT * (MAX_WEIGHT + 1) / 3.0;

  /** Mean square of an input that is uniform from 0 to 1. */
  private static final double INPUT_POWER = 1 / 3.0;

  /** Share of a normal distribution beyond one standard deviation, the threshold chosen here. */
  private static final double FIRING_RATE = 0.16;

  /** The time step that tools assume for NIR files, in seconds. */
  private static final double TIME_STEP = 1e-4;

  /** Of what the shortcut brings less what comes newly: 1 alone is above. */
  private static final double IAND_THRESHOLD = 0.5;

  private static final int MAX_WEIGHTS = 1 << 26;

  private final NetworkString description;
  private final SplittableRandom random;
  private final NetworkString.NeuronKind neurons;
  private final Network.Builder builder = Network.builder();

  private Shape shape;
  private double power = INPUT_POWER;

  /** Nodes whose outputs add up to what comes next; several behind a join of spikes. */
  private List<String> last = List.of("input");

  private long weights;

  RandomNetwork(NetworkString description, long seed, NetworkString.NeuronKind neurons) {
    this.description = description;
    this.random = new SplittableRandom(seed);
    this.neurons = neurons;
    this.shape = Shape.of(description.channels(), description.height(), description.width());
  }

  Network build() {
    builder.add("input", new Node.Input(shape));
    int number = 0;
    for (NetworkString.Layer layer : description.layers()) {
      number++;
      if (layer instanceof NetworkString.Layer.Convolution convolution) {
        addConvolution("conv" + number, convolution);
      } else if (layer instanceof NetworkString.Layer.Residual residual) {
        addResidual("block" + number, residual);
      } else if (layer instanceof NetworkString.Layer.MaxPool pool) {
        addMaxPool("pool" + number, pool.size());
      } else if (layer instanceof NetworkString.Layer.AveragePool pool) {
        addAveragePool("pool" + number, pool.size());
      } else if (layer instanceof NetworkString.Layer.Hidden hidden) {
        addNeurons("fc" + number, addFullyConnected("fc" + number, hidden.neurons()));
      } else if (layer instanceof NetworkString.Layer.Recurrent recurrent) {
        addRecurrent("fc" + number, recurrent.neurons());
      }
    }
    addFullyConnected("readout", description.classes());
    append("output", new Node.Output(shape));
    return builder.build();
  }

  private void addConvolution(String name, NetworkString.Layer.Convolution layer) {
    addNeurons(name, convolve(name, layer.channels(), layer.kernel(), layer.stride()));
  }

  private Tensor convolve(String name, int channels, int kernel, int stride) {
    Tensor weight = weight(name, channels, shape.dimension(0), kernel, kernel);
    append(
        name,
        new Node.Conv2d(
            Optional.of(new Size2d(shape.dimension(1), shape.dimension(2))),
            weight,
            Size2d.square(stride),
            Padding2d.symmetric(kernel / 2, kernel / 2),
            Size2d.square(1),
            1,
            Tensor.zeros(Shape.of(channels))));
    return weight;
  }

  private void addResidual(String name, NetworkString.Layer.Residual block) {
    List<String> skip = last;
    Shape before = shape;
    double skipPower = power;
    boolean currents = block.join() == NetworkString.Join.CURRENTS;
    Tensor weight = addBlock(name, block);
    if (!currents) {
      addNeurons(name + ".conv2", weight);
    }
    List<String> main = last;
    double mainPower = power;
    last = skip;
    shape = before;
    power = skipPower;
    addShortcut(name + ".shortcut", block, currents);
    switch (block.join()) {
      case CURRENTS -> {
        last = joined(last, main);
        power = mainPower;
        addNeurons(name, weight);
      }
      case ADD -> {
        last = joined(last, main);
        power = FIRING_RATE * last.size() * (1 - FIRING_RATE + FIRING_RATE * last.size());
      }
      case IAND -> addGate(name, main, last);
    }
  }

  /** Both convolutions, the neurons behind the second left out; returns its weights. */
  private Tensor addBlock(String name, NetworkString.Layer.Residual block) {
    String first = name + ".conv1";
    addNeurons(first, convolve(first, block.channels(), block.kernel(), block.stride()));
    return convolve(name + ".conv2", block.channels(), block.kernel(), 1);
  }

  /** A spike of the shortcut passes where none of the block comes. */
  private void addGate(String name, List<String> block, List<String> shortcut) {
    last = block;
    append(name + ".not", new Node.Scale(Tensor.scalar(-1)));
    last = joined(shortcut, last);
    append(name + ".iand", new Node.Threshold(Tensor.scalar(IAND_THRESHOLD)));
    power = FIRING_RATE * (1 - FIRING_RATE);
  }

  /** An identity, unless channels or map change. */
  private void addShortcut(String name, NetworkString.Layer.Residual block, boolean currents) {
    if (shape.dimension(0) != block.channels() || block.stride() > 1) {
      Tensor weight = convolve(name, block.channels(), 1, block.stride());
      if (!currents) {
        addNeurons(name, weight);
      }
    } else if (currents) {
      append(name, new Node.Scale(Tensor.scalar(MAX_WEIGHT)));
    }
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private void addRecurrent(String name, int neurons) {
    Tensor weight = addFullyConnected(name, neurons);
    addNeurons(name, weight);
    String back = name + ".recurrent";
    builder.add(back, new Node.Linear(weight(back, neurons, neurons)));
    builder.connect(last.get(0), back).connect(back, last.get(0));
  }

  private Tensor addFullyConnected(String name, int outputs) {
    if (shape.rank() > 1) {
      append("flatten", new Node.Flatten(0, -1, Optional.of(shape)));
    }
    Tensor weight = weight(name, outputs, shape.dimension(0));
    append(name, new Node.Affine(weight, Tensor.zeros(Shape.of(outputs))));
    return weight;
  }

  private Tensor weight(String name, int... extents) {
    long size = 1;
    for (int extent : extents) {
      size = Math.min(size * extent, MAX_WEIGHTS + 1L);
    }
    weights += size;
    if (weights > MAX_WEIGHTS) {
      throw NetworkException.inNode(
          name, "brings the network above " + MAX_WEIGHTS + " weights; use smaller layers");
    }
    return Tensor.generate(Shape.of(extents), i -> random.nextInt(-MAX_WEIGHT, MAX_WEIGHT + 1));
  }

  /** One standard deviation of the input current as threshold. */
  private void addNeurons(String layer, Tensor weight) {
    int fanIn = weight.size() / shape.dimension(0);
    double deviation = Math.sqrt(fanIn * power * WEIGHT_VARIANCE);
    Tensor threshold = Tensor.scalar(Math.max(1, Math.rint(deviation)));
    Optional<Tensor> reset = Optional.of(Tensor.scalar(0));
    append(
        layer + ".neuron",
        switch (neurons) {
          case IF -> new Neuron.IF(Tensor.scalar(1), threshold, reset);
          case LIF ->
              new Neuron.LIF(
                  Tensor.scalar(2 * TIME_STEP),
                  Tensor.scalar(2),
                  Tensor.scalar(0),
                  threshold,
                  reset);
        });
    power = FIRING_RATE;
  }

  private void addMaxPool(String name, int size) {
    append(name, new Node.SumPool2d(Size2d.square(size), Size2d.square(size), Size2d.square(0)));
    append(name + ".or", new Node.Threshold(Tensor.scalar(0.5)));
    power = 1 - Math.pow(1 - power, (double) size * size);
  }

  private void addAveragePool(String name, int size) {
    append(name, new Node.AvgPool2d(Size2d.square(size), Size2d.square(size), Size2d.square(0)));
    power = power * power + power * (1 - power) / ((double) size * size);
  }

  private void append(String name, Node node) {
    try {
      shape = ShapeRules.output(node, shape);
    } catch (NetworkException e) {
      throw e.inNode(name);
    }
    builder.add(name, node);
    last.forEach(source -> builder.connect(source, name));
    last = List.of(name);
  }
}
