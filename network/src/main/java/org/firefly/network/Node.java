package org.firefly.network;

import java.util.Map;
import java.util.Optional;

/**
 * One node of a network: a primitive of NIR, the Neuromorphic Intermediate Representation (Pedersen
 * et al., Nature Communications 15, 8122, 2024). Its input is the sum of the outputs of all nodes
 * with an edge to it. Shapes never include batch or time. Constructors check what a node alone can
 * tell and throw a {@link NetworkException} that names the field; {@link Shapes} checks what takes
 * the whole network.
 */
public sealed interface Node
    permits Node.Input,
        Node.Output,
        Node.Affine,
        Node.Linear,
        Node.Scale,
        Node.Conv1d,
        Node.Conv2d,
        Node.SumPool2d,
        Node.AvgPool2d,
        Node.Flatten,
        Node.Delay,
        Node.Threshold,
        Node.Subgraph,
        Neuron {

  /** Name of the primitive in NIR files; the class name unless overridden. */
  default String type() {
    return getClass().getSimpleName();
  }

  /** The numeric parameters under their names in NIR files, in the order of the constructor. */
  default Map<String, Tensor> parameters() {
    return Map.of();
  }

  /** Whether the output may depend on inputs of earlier time steps, so that a cycle can run. */
  default boolean isStateful() {
    return false;
  }

  /** Where data enters the network or subgraph: (C,H,W), (C,L) or (N). */
  record Input(Shape shape) implements Node {
    public Input {
      Checks.port(shape);
    }
  }

  /** Where data leaves the network or subgraph. */
  record Output(Shape shape) implements Node {
    public Output {
      Checks.port(shape);
    }
  }

  /** y = W x + b; weight (...,O,I), bias (O). Axes before the last two run like a batch. */
  record Affine(Tensor weight, Tensor bias) implements Node {
    public Affine {
      Checks.rankAtLeast("weight", weight, 2);
      Checks.finite("weight", weight);
      Checks.finite("bias", bias);
      Shape output = ShapeRules.matrixOutput(weight.shape());
      Checks.broadcasts("bias", bias, output);
    }

    @Override
    public Map<String, Tensor> parameters() {
      return Parameters.of("weight", weight).and("bias", bias).toMap();
    }
  }

  /** y = W x; weight (...,O,I). */
  record Linear(Tensor weight) implements Node {
    public Linear {
      Checks.rankAtLeast("weight", weight, 2);
      Checks.finite("weight", weight);
    }

    @Override
    public Map<String, Tensor> parameters() {
      return Map.of("weight", weight);
    }
  }

  /** y = s x element by element; scale has the shape of x or broadcasts to it. */
  record Scale(Tensor scale) implements Node {
    public Scale {
      Checks.finite("scale", scale);
    }

    @Override
    public Map<String, Tensor> parameters() {
      return Map.of("scale", scale);
    }
  }

  /**
   * Cross-correlation along one axis: input (C,L), weight (O,C/groups,K), bias (O).
   *
   * @param inputLength L, if the file gives it
   */
  record Conv1d(
      Optional<Integer> inputLength,
      Tensor weight,
      int stride,
      Padding1d padding,
      int dilation,
      int groups,
      Tensor bias)
      implements Node {
    public Conv1d {
      Checks.convolution(weight, 3, groups, bias);
      Checks.positive("stride", stride);
      Checks.positive("dilation", dilation);
      inputLength.ifPresent(length -> Checks.positive("input_shape", length));
    }

    /** K. */
    public int kernelSize() {
      return weight.shape().dimension(2);
    }

    @Override
    public Map<String, Tensor> parameters() {
      return Parameters.of("weight", weight).and("bias", bias).toMap();
    }
  }

  /**
   * Cross-correlation over a map: input (C,H,W), weight (O,C/groups,KH,KW), bias (O), zeros outside
   * the map.
   *
   * @param inputShape (H,W), if the file gives it
   */
  record Conv2d(
      Optional<Size2d> inputShape,
      Tensor weight,
      Size2d stride,
      Padding2d padding,
      Size2d dilation,
      int groups,
      Tensor bias)
      implements Node {
    public Conv2d {
      Checks.convolution(weight, 4, groups, bias);
      Checks.positive("stride", stride);
      Checks.positive("dilation", dilation);
      inputShape.ifPresent(size -> Checks.positive("input_shape", size));
    }

    /** (KH,KW). */
    public Size2d kernelSize() {
      return new Size2d(weight.shape().dimension(2), weight.shape().dimension(3));
    }

    @Override
    public Map<String, Tensor> parameters() {
      return Parameters.of("weight", weight).and("bias", bias).toMap();
    }
  }

  /** Sum over a window per channel; padding counts zeros on each side. */
  record SumPool2d(Size2d kernelSize, Size2d stride, Size2d padding) implements Node {
    public SumPool2d {
      Checks.pooling(kernelSize, stride, padding);
    }
  }

  /** Mean over a window per channel; the zeros of the padding count in the divisor. */
  record AvgPool2d(Size2d kernelSize, Size2d stride, Size2d padding) implements Node {
    public AvgPool2d {
      Checks.pooling(kernelSize, stride, padding);
    }
  }

  /**
   * Joins the axes startDim to endDim (inclusive, negative counts from the end, no batch axis) in
   * row-major order.
   *
   * @param inputType the input's shape, if the file gives it
   */
  record Flatten(int startDim, int endDim, Optional<Shape> inputType) implements Node {}

  /** y(t) = x(t - delay); delay in seconds. */
  record Delay(Tensor delay) implements Node {
    public Delay {
      Checks.finite("delay", delay);
      if (delay.min() < 0) {
        throw NetworkException.inField(
            "delay", "is negative; a delay is a time of at least 0 seconds");
      }
    }

    @Override
    public Map<String, Tensor> parameters() {
      return Map.of("delay", delay);
    }

    @Override
    public boolean isStateful() {
      return true;
    }
  }

  /** y = 1 if x > threshold, else 0. */
  record Threshold(Tensor threshold) implements Node {
    public Threshold {
      Checks.finite("threshold", threshold);
    }

    @Override
    public Map<String, Tensor> parameters() {
      return Map.of("threshold", threshold);
    }
  }

  /** A network as a node; its Input and Output nodes are the ports. See {@link Network#flatten}. */
  record Subgraph(Network network) implements Node {
    @Override
    public String type() {
      return "NIRGraph";
    }
  }
}
