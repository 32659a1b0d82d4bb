package org.firefly.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.firefly.conventions.Conventions;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Padding1d;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Shapes;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;

class ConvolutionTest {
  private static final int NETWORKS = 60;

  /** The definition, output by output, for random strides, paddings, dilations and groups. */
  @Test
  void agreesWithTheDefinition() {
    Long replay = Long.getLong("firefly.seed");
    long seed = replay == null ? System.nanoTime() : replay;
    Random random = new Random(seed);
    for (int i = 0; i < NETWORKS; i++) {
      int groups = 1 + random.nextInt(2);
      Shape input = Shape.of(groups * (1 + random.nextInt(2)), 6 + random.nextInt(4), 7);
      Node.Conv2d conv = convolution(random, groups, input.dimension(0));
      Network network = network(conv, input);
      Tensor sample = random(random, Shape.of(1, input.dimension(0), input.dimension(1), 7));
      double[] found =
          Recording.of(
                  Interpreter.of(network, Conventions.NIR),
                  Samples.constant(sample, 1),
                  Set.of("conv"))
              .output("conv");
      assertThat(found)
          .as("-Dfirefly.seed=%d, network %d", seed, i)
          .containsExactly(
              defined(conv, sample, input, Shapes.infer(network).output("conv")), within(1e-12));
    }
  }

  @Test
  void oneAxisIsAMapOfHeightOne() {
    Node.Conv1d conv =
        new Node.Conv1d(
            Optional.empty(),
            Tensor.of(Shape.of(1, 1, 3), 1, 10, 100),
            2,
            new Padding1d(1, 0),
            1,
            1,
            Tensor.vector(0.5));
    Network network = network(conv, Shape.of(1, 4));
    double[] found =
        Recording.of(
                Interpreter.of(network, Conventions.NIR),
                Samples.constant(Tensor.of(Shape.of(1, 1, 4), 1, 2, 3, 4), 1),
                Set.of("conv"))
            .output("conv");
    assertThat(found).containsExactly(210.5, 432.5);
  }

  private static Network network(Node conv, Shape input) {
    return Network.builder()
        .add("input", new Node.Input(input))
        .add("conv", conv)
        .chain("input", "conv")
        .build();
  }

  private static Node.Conv2d convolution(Random random, int groups, int channels) {
    Size2d kernel = new Size2d(1 + random.nextInt(3), 1 + random.nextInt(3));
    int outputs = groups * (1 + random.nextInt(3));
    Shape weight = Shape.of(outputs, channels / groups, kernel.height(), kernel.width());
    return new Node.Conv2d(
        Optional.empty(),
        random(random, weight),
        new Size2d(1 + random.nextInt(3), 1 + random.nextInt(2)),
        new Padding2d(random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3)),
        new Size2d(1 + random.nextInt(2), 1 + random.nextInt(2)),
        groups,
        random(random, Shape.of(outputs)));
  }

  private static Tensor random(Random random, Shape shape) {
    return Tensor.generate(shape, i -> random.nextInt(3) == 0 ? 0 : random.nextGaussian());
  }

  private static double[] defined(Node.Conv2d conv, Tensor sample, Shape input, Shape output) {
    return Tensor.generate(
            output,
            i -> {
              int places = output.dimension(1) * output.dimension(2);
              int y = i % places / output.dimension(2);
              return value(conv, sample, input, i / places, y, i % output.dimension(2));
            })
        .toArray();
  }

  private static double value(
      Node.Conv2d conv, Tensor sample, Shape input, int o, int outputY, int outputX) {
    Shape weight = conv.weight().shape();
    int perGroup = weight.dimension(1);
    int group = o / (weight.dimension(0) / conv.groups());
    double sum = conv.bias().value(o);
    for (int tap = 0; tap < weight.dimension(2) * weight.dimension(3) * perGroup; tap++) {
      int c = tap / (weight.dimension(2) * weight.dimension(3));
      int ky = tap / weight.dimension(3) % weight.dimension(2);
      int kx = tap % weight.dimension(3);
      int y =
          outputY * conv.stride().height() - conv.padding().top() + ky * conv.dilation().height();
      int x =
          outputX * conv.stride().width() - conv.padding().left() + kx * conv.dilation().width();
      boolean inside = y >= 0 && y < input.dimension(1) && x >= 0 && x < input.dimension(2);
      int channel = group * perGroup + c;
      int place = (channel * input.dimension(1) + y) * input.dimension(2) + x;
      sum +=
          inside
              ? conv.weight().value(o * perGroup * weight.dimension(2) * weight.dimension(3) + tap)
                  * sample.value(place)
              : 0;
    }
    return sum;
  }
}
