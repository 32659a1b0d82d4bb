package org.firefly.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;

/**
 * A random network whose maps branch, join and come back: populations that see several others,
 * through kernels and strides that differ, at once or late, and themselves; gates of two spikes; a
 * readout of everything that nobody else reads.
 */
final class RandomGraph {
  private final Random random;
  private final boolean whole;
  private final Network.Builder builder = Network.builder();
  private final List<Population> populations = new ArrayList<>();
  private int nodes;

  /** A node that gives spikes, or a sample. */
  private record Population(String name, Shape shape, boolean[] read) {}

  private RandomGraph(Random random, boolean whole) {
    this.random = random;
    this.whole = whole;
  }

  /** Real weights, and neurons of every kind. */
  static Network ofReals(Random random) {
    return new RandomGraph(random, false).build();
  }

  /** Integers, and neurons that integrate and fire. */
  static Network ofIntegers(Random random) {
    return new RandomGraph(random, true).build();
  }

  private Network build() {
    Shape sample = Shape.of(1 + random.nextInt(20), 2 + random.nextInt(7), 2 + random.nextInt(7));
    builder.add("input", new Node.Input(sample));
    populations.add(new Population("input", sample, new boolean[1]));
    int count = 2 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      addPopulation();
    }
    String output = "output";
    int classes = 1 + random.nextInt(20);
    builder.add(output, new Node.Output(Shape.of(classes)));
    for (Population unread : populations.stream().filter(p -> !p.read()[0]).toList()) {
      String flat = add("flat", new Node.Flatten(0, -1, Optional.empty()));
      String fc =
          add("fc", new Node.Affine(weights(classes, unread.shape().size()), weights(classes)));
      builder.chain(unread.name(), flat, fc, output);
    }
    return builder.build();
  }

  private void addPopulation() {
    Population first = pick(p -> true);
    int stride = 1 + random.nextInt(2);
    Shape shape =
        Shape.of(
            1 + random.nextInt(24),
            (first.shape().dimension(1) + stride - 1) / stride,
            (first.shape().dimension(2) + stride - 1) / stride);
    String name = "n" + ++nodes;
    builder.add(name, neuron(shape));
    connect(first, name, shape);
    for (int more = random.nextInt(3); more > 0; more--) {
      connect(pick(p -> fits(p.shape(), shape)), name, shape);
    }
    Population added = new Population(name, shape, new boolean[1]);
    populations.add(added);
    if (random.nextInt(3) == 0) {
      Population back = pick(p -> !p.name().equals("input") && fits(shape, p.shape()));
      convolve(new Population(name, shape, new boolean[1]), back.name(), back.shape());
    }
    if (random.nextInt(4) == 0) {
      addGate(added);
    }
  }

  /** A spike of one passes where another of the same shape has none. */
  private void addGate(Population added) {
    Population skip = pick(p -> p.shape().equals(added.shape()));
    String not = add("not", new Node.Scale(Tensor.scalar(-1)));
    String gate = add("gate", new Node.Threshold(Tensor.scalar(0.5)));
    builder.chain(skip.name(), not, gate).chain(added.name(), gate);
    skip.read()[0] = true;
    added.read()[0] = true;
    populations.add(new Population(gate, added.shape(), new boolean[1]));
  }

  private Population pick(Predicate<Population> fits) {
    List<Population> choice = populations.stream().filter(fits).toList();
    return choice.get(random.nextInt(choice.size()));
  }

  /** Whether a stride of 1 or 2 leads from one map to another. */
  private static boolean fits(Shape from, Shape to) {
    return stride(from, to) > 0;
  }

  private static int stride(Shape from, Shape to) {
    for (int stride = 1; stride <= 2; stride++) {
      if ((from.dimension(1) + stride - 1) / stride == to.dimension(1)
          && (from.dimension(2) + stride - 1) / stride == to.dimension(2)) {
        return stride;
      }
    }
    return 0;
  }

  private void connect(Population from, String name, Shape shape) {
    if (from.shape().equals(shape) && random.nextInt(3) == 0) {
      from.read()[0] = true;
      builder.connect(from.name(), name);
    } else if (random.nextInt(5) == 0) {
      String late = add("late", new Node.Delay(Tensor.scalar(1e-4 * random.nextInt(4))));
      builder.connect(from.name(), late);
      from.read()[0] = true;
      convolve(new Population(late, from.shape(), new boolean[1]), name, shape);
    } else {
      convolve(from, name, shape);
    }
  }

  private void convolve(Population from, String name, Shape shape) {
    from.read()[0] = true;
    int kernel = 1 + 2 * random.nextInt(3);
    int inputs = from.shape().dimension(0);
    int outputs = shape.dimension(0);
    Node.Conv2d conv =
        new Node.Conv2d(
            Optional.empty(),
            weights(outputs, inputs, kernel, kernel),
            Size2d.square(stride(from.shape(), shape)),
            Padding2d.symmetric(kernel / 2, kernel / 2),
            Size2d.square(1),
            1,
            weights(outputs));
    builder.chain(from.name(), add("conv", conv), name);
  }

  private String add(String kind, Node node) {
    String name = kind + ++nodes;
    builder.add(name, node);
    return name;
  }

  private Node neuron(Shape shape) {
    return whole ? Golden.spiking(1 + random.nextInt(20)) : RandomLayerTest.neuron(random, shape);
  }

  private Tensor weights(int... shape) {
    return whole ? Golden.weights(random, shape) : RandomLayerTest.gaussian(random, shape);
  }
}
