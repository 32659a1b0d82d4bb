package org.firefly.cli.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Padding1d;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Shapes;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;

/** Draws a chain of one to six layers whose integers the accelerator must keep. */
final class RandomNirNetwork {
  private static final double DT = 1e-4;

  private final Random random;
  private final boolean analog;
  private final boolean inclusive;
  private final boolean soft;
  private final double inputMagnitude;
  private final Network.Builder builder = Network.builder();
  private final List<String> spiking = new ArrayList<>();
  private String last = "input";
  private Shape shape;
  private int count;
  private double gain = 1;

  private RandomNirNetwork(
      Random random, boolean analog, boolean inclusive, boolean soft, double inputMagnitude) {
    this.random = random;
    this.analog = analog;
    this.inclusive = inclusive;
    this.soft = soft;
    this.inputMagnitude = inputMagnitude;
  }

  /**
   * A network and what is known of it.
   *
   * @param spiking per layer with spikes the node that gives them
   */
  record Drawn(Network network, Shape input, List<String> spiking) {
    Shapes shapes() {
      return Shapes.infer(network);
    }
  }

  /**
   * @param analog whether samples are currents
   * @param inclusive whether neurons fire at their threshold
   * @param soft whether neurons have no v_reset and subtract their threshold
   * @param inputMagnitude typical input; 1 for spikes
   */
  static Drawn draw(
      Random random, boolean analog, boolean inclusive, boolean soft, double inputMagnitude) {
    return new RandomNirNetwork(random, analog, inclusive, soft, inputMagnitude).draw();
  }

  private Drawn draw() {
    int width = 1 + random.nextInt(11);
    shape =
        Shape.of(
            1 + random.nextInt(20), random.nextInt(6) == 0 ? 1 : 1 + random.nextInt(11), width);
    if (random.nextInt(8) == 0) {
      shape = Shape.of(shape.dimension(0), width);
    }
    Shape input = shape;
    builder.add("input", new Node.Input(input));
    int layers = (analog ? 2 : 1) + random.nextInt(analog ? 5 : 6);
    for (int layer = 0; layer < layers; layer++) {
      boolean first = layer == 0;
      boolean readout = layer == layers - 1 && random.nextInt(3) > 0;
      layer(first, readout);
    }
    add(new Node.Output(shape), "output");
    return new Drawn(builder.build(), input, spiking);
  }

  private void layer(boolean first, boolean readout) {
    gain = first && analog ? inputMagnitude : 1;
    boolean pooled = !(first && analog) && shape.rank() == 3 && random.nextInt(4) == 0 && pool();
    if (!pooled && !(first && analog) && random.nextInt(6) == 0) {
      scale();
    }
    int fanIn;
    if ((pooled || first && !readout) && random.nextInt(4) == 0) {
      fanIn = 1;
    } else if (shape.rank() == 1 || random.nextInt(4) == 0) {
      fanIn = matrix();
    } else {
      fanIn = shape.rank() == 2 ? row() : map(pooled);
    }
    double spread = gain * Math.sqrt(fanIn) * 2;
    if (!readout) {
      boolean fractions = gain != Math.rint(gain);
      spiking.add(add(fractions ? integrateAndFire(spread) : neuron(spread)));
      if (shape.rank() == 3
          && shape.dimension(1) > 1
          && shape.dimension(2) > 1
          && random.nextInt(3) == 0) {
        spiking.set(spiking.size() - 1, maxPool());
      }
    }
  }

  private boolean pool() {
    if (shape.dimension(1) < 2 || shape.dimension(2) < 2) {
      return false;
    }
    Size2d two = Size2d.square(2);
    Size2d none = Size2d.square(0);
    boolean sum = random.nextBoolean();
    gain = sum ? 1 : 0.25;
    add(sum ? new Node.SumPool2d(two, two, none) : new Node.AvgPool2d(two, two, none));
    return true;
  }

  private int matrix() {
    if (shape.rank() > 1) {
      add(new Node.Flatten(0, -1, Optional.empty()));
    }
    int inputs = shape.size();
    int outputs = 1 + random.nextInt(40);
    Tensor weight = weights(inputs, outputs, inputs);
    add(random.nextBoolean() ? new Node.Linear(weight) : new Node.Affine(weight, biases(outputs)));
    return inputs;
  }

  private int row() {
    int kernel = 1 + random.nextInt(9);
    int padding = Math.max(random.nextInt(5), (kernel - shape.dimension(1) + 1) / 2);
    int groups = groups();
    int inputs = shape.dimension(0) / groups;
    int outputs = groups * (1 + random.nextInt(1 + 30 / groups));
    add(
        new Node.Conv1d(
            Optional.empty(),
            weights(inputs * kernel, outputs, inputs, kernel),
            1 + random.nextInt(2),
            Padding1d.symmetric(padding),
            1,
            groups,
            biases(outputs)));
    return inputs * kernel;
  }

  private int groups() {
    return switch (random.nextInt(4)) {
      case 0 -> shape.dimension(0);
      case 1 -> shape.dimension(0) % 2 == 0 ? 2 : 1;
      default -> 1;
    };
  }

  private int map(boolean pooled) {
    int most = pooled ? 4 : 9;
    Size2d kernel = new Size2d(1 + random.nextInt(most), 1 + random.nextInt(most));
    if (random.nextInt(5) == 0) {
      kernel = Size2d.square(1);
    }
    int dilation = !pooled && kernel.height() < 6 && kernel.width() < 6 ? 1 + random.nextInt(2) : 1;
    int stride = pooled ? 1 : 1 + random.nextInt(2);
    int groups = groups();
    int inputs = shape.dimension(0) / groups;
    int outputs = groups * (1 + random.nextInt(1 + 30 / groups));
    int fanIn = inputs * kernel.height() * kernel.width();
    add(
        new Node.Conv2d(
            Optional.empty(),
            weights(fanIn, outputs, inputs, kernel.height(), kernel.width()),
            Size2d.square(stride),
            Padding2d.symmetric(
                padding(kernel.height(), dilation, shape.dimension(1)),
                padding(kernel.width(), dilation, shape.dimension(2))),
            Size2d.square(dilation),
            groups,
            biases(outputs)));
    return fanIn;
  }

  private int padding(int kernel, int dilation, int extent) {
    return Math.max(random.nextInt(5), (dilation * (kernel - 1) + 2 - extent) / 2);
  }

  /** Small integers; with few inputs now and then the whole of int8. */
  private Tensor weights(int fanIn, int... extents) {
    boolean whole = fanIn <= 40 && gain == 1 && random.nextInt(3) == 0;
    int silent = random.nextInt(6) == 0 ? random.nextInt(extents[0]) : -1;
    int perOutput = Shape.of(extents).size() / extents[0];
    return Tensor.generate(
        Shape.of(extents),
        i ->
            i / perOutput == silent
                ? 0
                : whole && random.nextInt(8) == 0
                    ? (random.nextBoolean() ? -128 : 127)
                    : random.nextInt(8) - 3.0);
  }

  private Tensor biases(int outputs) {
    return Tensor.generate(Shape.of(outputs), i -> random.nextInt(9) - 4.0);
  }

  private Node neuron(double spread) {
    if (random.nextInt(3) > 0) {
      return integrateAndFire(spread);
    }
    if (random.nextInt(3) == 0) {
      return new Neuron.LIF(
          Tensor.scalar(4 * DT),
          Tensor.scalar(4),
          Tensor.scalar(4 * (random.nextInt(7) - 3)),
          threshold(spread),
          reset());
    }
    double decay = random.nextInt(8) == 0 ? 0 : random.nextDouble() * 0.99;
    return new Neuron.LIF(
        Tensor.scalar(DT / (1 - decay)),
        Tensor.scalar(1 / (1 - decay)),
        Tensor.scalar(0),
        threshold(spread),
        reset());
  }

  private Node integrateAndFire(double spread) {
    double r = random.nextInt(3) == 0 ? 1 / DT : 1;
    return new Neuron.IF(Tensor.scalar(r), threshold(spread), reset());
  }

  private Optional<Tensor> reset() {
    return soft ? Optional.empty() : Optional.of(Tensor.scalar(0));
  }

  /** One for all, or one per channel at every position, which most exporters write. */
  private Tensor threshold(double spread) {
    if (random.nextBoolean()) {
      return Tensor.scalar(theta(spread));
    }
    double[] perChannel = new double[shape.dimension(0)];
    for (int c = 0; c < perChannel.length; c++) {
      perChannel[c] = theta(spread);
    }
    int positions = shape.size() / perChannel.length;
    return Tensor.generate(shape, i -> perChannel[i / positions]);
  }

  private double theta(double spread) {
    double steps = Math.rint(Math.abs(random.nextGaussian()) * spread);
    return switch (random.nextInt(10)) {
      case 0 -> 0;
      case 1 -> -Math.min(steps, 20);
      case 2, 3 -> soft ? steps : steps + random.nextInt(1, 8) / 8.0;
      default -> steps;
    };
  }

  /** An OR of 2x2 spikes in one of the spellings that NIR has for it. */
  private String maxPool() {
    Size2d two = Size2d.square(2);
    Size2d none = Size2d.square(0);
    boolean average = false;
    switch (random.nextInt(3)) {
      case 0 -> add(new Node.SumPool2d(two, two, none));
      case 1 -> {
        average = true;
        add(new Node.AvgPool2d(two, two, none));
      }
      default -> add(depthwiseOnes(shape.dimension(0)));
    }
    Tensor theta = Tensor.scalar((inclusive ? 1 : 0.5) * (average ? 0.25 : 1));
    Optional<Tensor> hard = Optional.of(Tensor.scalar(0));
    return inclusive || random.nextBoolean()
        ? add(new Neuron.IF(Tensor.scalar(1), theta, hard))
        : add(new Node.Threshold(theta));
  }

  private static Node depthwiseOnes(int channels) {
    return new Node.Conv2d(
        Optional.empty(),
        Tensor.filled(Shape.of(channels, 1, 2, 2), 1),
        Size2d.square(2),
        Padding2d.symmetric(0, 0),
        Size2d.square(1),
        channels,
        Tensor.zeros(Shape.of(channels)));
  }

  private void scale() {
    gain = 2;
    boolean perChannel = shape.rank() == 3 && random.nextBoolean();
    Shape factors = perChannel ? Shape.of(shape.dimension(0), 1, 1) : Shape.of();
    add(new Node.Scale(Tensor.generate(factors, i -> 1 + random.nextInt(2))));
  }

  private String add(Node node) {
    return add(node, node.type() + "." + count++);
  }

  private String add(Node node, String name) {
    builder.add(name, node).connect(last, name);
    last = name;
    shape = Shapes.infer(builder.build()).output(name);
    return name;
  }
}
