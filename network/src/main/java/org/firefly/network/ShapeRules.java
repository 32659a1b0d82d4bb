package org.firefly.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** What each primitive does to shapes. */
final class ShapeRules {
  private ShapeRules() {}

  /** The input shape a node knows by itself. */
  static Optional<Shape> ownInput(Node node) {
    if (node instanceof Node.Input input) {
      return Optional.of(input.shape());
    } else if (node instanceof Node.Output output) {
      return Optional.of(output.shape());
    } else if (node instanceof Node.Affine affine) {
      return Optional.of(matrixInput(affine.weight().shape()));
    } else if (node instanceof Node.Linear linear) {
      return Optional.of(matrixInput(linear.weight().shape()));
    } else if (node instanceof Node.Flatten flatten) {
      return flatten.inputType();
    } else if (node instanceof Node.Conv1d conv) {
      int channels = conv.weight().shape().dimension(1) * conv.groups();
      return conv.inputLength().map(length -> Shape.of(channels, length));
    } else if (node instanceof Node.Conv2d conv) {
      int channels = conv.weight().shape().dimension(1) * conv.groups();
      return conv.inputShape().map(size -> Shape.of(channels, size.height(), size.width()));
    }
    return elementwiseInput(node);
  }

  private static Optional<Shape> elementwiseInput(Node node) {
    return node.parameters().values().stream()
        .map(Tensor::shape)
        .filter(shape -> shape.rank() > 0 && shape.size() > 1)
        .findFirst();
  }

  /**
   * The output shape for an input shape.
   *
   * @throws NetworkException naming the field that does not fit
   */
  static Shape output(Node node, Shape input) {
    if (node instanceof Node.Affine affine) {
      return matrix(affine.weight().shape(), input);
    } else if (node instanceof Node.Linear linear) {
      return matrix(linear.weight().shape(), input);
    } else if (node instanceof Node.Conv1d conv) {
      return convolution(conv, input);
    } else if (node instanceof Node.Conv2d conv) {
      return convolution(conv, input);
    } else if (node instanceof Node.SumPool2d pool) {
      return pooling(pool.kernelSize(), pool.stride(), pool.padding(), input);
    } else if (node instanceof Node.AvgPool2d pool) {
      return pooling(pool.kernelSize(), pool.stride(), pool.padding(), input);
    } else if (node instanceof Node.Flatten flatten) {
      return flatten(flatten, input);
    } else if (node instanceof Node.Input || node instanceof Node.Output) {
      expect("shape", ownInput(node).orElseThrow(), input);
      return input;
    }
    node.parameters().forEach((field, tensor) -> Checks.broadcasts(field, tensor, input));
    return input;
  }

  /** (...,I) of a weight (...,O,I). */
  static Shape matrixInput(Shape weight) {
    int[] shape = Arrays.copyOf(weight.toArray(), weight.rank() - 1);
    shape[shape.length - 1] = weight.dimension(weight.rank() - 1);
    return Shape.of(shape);
  }

  /** (...,O) of a weight (...,O,I). */
  static Shape matrixOutput(Shape weight) {
    return Shape.of(Arrays.copyOf(weight.toArray(), weight.rank() - 1));
  }

  private static Shape matrix(Shape weight, Shape input) {
    Shape wanted = matrixInput(weight);
    if (!wanted.equals(input)) {
      throw NetworkException.inField(
          "weight",
          "has shape "
              + weight
              + " and takes inputs of shape "
              + wanted
              + " but gets "
              + input
              + (input.size() == wanted.size()
                  ? "; put a Flatten in front"
                  : "; change the weight or the layer in front"));
    }
    return matrixOutput(weight);
  }

  private static Shape convolution(Node.Conv1d conv, Shape input) {
    Shape weight = conv.weight().shape();
    expectMap(input, 2, "(channels, length)");
    expectChannels(weight, conv.groups(), input);
    conv.inputLength()
        .ifPresent(length -> expect("input_shape", Shape.of(length), Shape.of(input.dimension(1))));
    return Shape.of(
        weight.dimension(0),
        extent(
            input.dimension(1),
            (long) conv.padding().before() + conv.padding().after(),
            conv.kernelSize(),
            conv.dilation(),
            conv.stride()));
  }

  private static Shape convolution(Node.Conv2d conv, Shape input) {
    Shape weight = conv.weight().shape();
    expectMap(input, 3, "(channels, height, width)");
    expectChannels(weight, conv.groups(), input);
    Shape map = Shape.of(input.dimension(1), input.dimension(2));
    conv.inputShape()
        .ifPresent(size -> expect("input_shape", Shape.of(size.height(), size.width()), map));
    return Shape.of(
        weight.dimension(0), height(conv, map.dimension(0)), width(conv, map.dimension(1)));
  }

  private static int height(Node.Conv2d conv, int input) {
    return extent(
        input,
        (long) conv.padding().top() + conv.padding().bottom(),
        conv.kernelSize().height(),
        conv.dilation().height(),
        conv.stride().height());
  }

  private static int width(Node.Conv2d conv, int input) {
    return extent(
        input,
        (long) conv.padding().left() + conv.padding().right(),
        conv.kernelSize().width(),
        conv.dilation().width(),
        conv.stride().width());
  }

  private static Shape pooling(Size2d kernel, Size2d stride, Size2d padding, Shape input) {
    expectMap(input, 3, "(channels, height, width)");
    int height =
        extent(input.dimension(1), 2L * padding.height(), kernel.height(), 1, stride.height());
    int width = extent(input.dimension(2), 2L * padding.width(), kernel.width(), 1, stride.width());
    return Shape.of(input.dimension(0), height, width);
  }

  private static int extent(int input, long padding, int kernel, int dilation, int stride) {
    long window = (long) dilation * (kernel - 1) + 1;
    long room = input + padding - window;
    if (room < 0 || room / stride >= Integer.MAX_VALUE) {
      throw NetworkException.inField(
          "padding",
          "a window of "
              + window
              + " positions does not fit the "
              + input
              + " positions of the input and a padding of "
              + padding
              + "; use a smaller kernel or fewer layers that shrink the map");
    }
    return (int) (room / stride) + 1;
  }

  private static void expectMap(Shape input, int rank, String meaning) {
    if (input.rank() != rank) {
      throw NetworkException.inField(
          "input",
          "has shape " + input + " but must be " + meaning + "; shapes leave out batch and time");
    }
  }

  private static void expectChannels(Shape weight, int groups, Shape input) {
    long channels = (long) weight.dimension(1) * groups;
    if (channels != input.dimension(0)) {
      throw NetworkException.inField(
          "weight",
          "has shape "
              + weight
              + " and "
              + groups
              + " groups, so it takes "
              + channels
              + " channels but gets "
              + input.dimension(0)
              + "; change the weight or the layer in front");
    }
  }

  private static void expect(String field, Shape declared, Shape found) {
    if (!declared.equals(found)) {
      throw NetworkException.inField(
          field,
          "says " + declared + " but the layer in front gives " + found + "; make them equal");
    }
  }

  private static Shape flatten(Node.Flatten flatten, Shape input) {
    flatten.inputType().ifPresent(type -> expect("input_type", type, input));
    int start = axis("start_dim", flatten.startDim(), input);
    int end = axis("end_dim", flatten.endDim(), input);
    if (start > end) {
      throw NetworkException.inField(
          "start_dim", "is axis " + start + ", behind end_dim, axis " + end + "; swap them");
    }
    int[] extents = input.toArray();
    int joined = Arrays.stream(extents, start, end + 1).reduce(1, (a, b) -> a * b);
    return Shape.of(
        IntStream.concat(
                IntStream.concat(Arrays.stream(extents, 0, start), IntStream.of(joined)),
                Arrays.stream(extents, end + 1, extents.length))
            .toArray());
  }

  private static int axis(String field, int dimension, Shape input) {
    int axis = dimension < 0 ? dimension + input.rank() : dimension;
    if (axis < 0 || axis >= input.rank()) {
      throw NetworkException.inField(
          field,
          "is " + dimension + " but the input " + input + " has only " + input.rank() + " axes");
    }
    return axis;
  }
}
