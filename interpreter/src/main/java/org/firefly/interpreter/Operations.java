package org.firefly.interpreter;

import java.util.function.Supplier;
import org.firefly.conventions.Conventions;
import org.firefly.conventions.DelaySteps;
import org.firefly.conventions.DiscreteNeuron;
import org.firefly.conventions.NeuronEquation;
import org.firefly.network.NetworkException;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Shapes;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;

/** Prepares what a node computes: weights once, states afresh for each sample. */
final class Operations {
  private final Shapes shapes;
  private final Conventions conventions;

  Operations(Shapes shapes, Conventions conventions) {
    this.shapes = shapes;
    this.conventions = conventions;
  }

  /**
   * Makes the operation of a node, once per sample.
   *
   * @throws NetworkException if the node cannot be computed, naming it
   */
  Supplier<Operation> of(String name, Node node) {
    try {
      return NeuronEquation.of(name, node, shapes.input(name), conventions)
          .map(equation -> neurons(name, equation))
          .orElseGet(() -> linear(name, node));
    } catch (NetworkException e) {
      throw e.inNode(name);
    }
  }

  private Supplier<Operation> neurons(String name, DiscreteNeuron equation) {
    NeuronRow row = new NeuronRow(equation, shapes.input(name));
    return row::start;
  }

  private Supplier<Operation> linear(String name, Node node) {
    Shape input = shapes.input(name);
    Shape output = shapes.output(name);
    if (node instanceof Node.Affine affine) {
      return shared(new MatrixProduct(affine.weight(), affine.bias())::apply);
    } else if (node instanceof Node.Linear linear) {
      return shared(new MatrixProduct(linear.weight(), Tensor.scalar(0))::apply);
    } else if (node instanceof Node.Conv1d conv) {
      return Convolution.of(conv, input, output)::start;
    } else if (node instanceof Node.Conv2d conv) {
      return new Convolution(conv, input, output)::start;
    } else if (node instanceof Node.SumPool2d pool) {
      return shared(
          new WindowSum(pool.kernelSize(), pool.stride(), pool.padding(), 1, input, output));
    } else if (node instanceof Node.AvgPool2d pool) {
      return shared(
          new WindowSum(
              pool.kernelSize(),
              pool.stride(),
              pool.padding(),
              places(pool.kernelSize()),
              input,
              output));
    } else if (node instanceof Node.Scale scale) {
      return shared(scaled(scale.scale().broadcastTo(input).toArray()));
    } else if (node instanceof Node.Delay delay) {
      int[] steps = DelaySteps.of(delay.delay(), input, conventions.dt().value());
      return () -> DelayLine.of(steps);
    }
    return shared((in, out) -> System.arraycopy(in, 0, out, 0, in.length));
  }

  private static Supplier<Operation> shared(Operation stateless) {
    return () -> stateless;
  }

  private static int places(Size2d kernel) {
    return kernel.height() * kernel.width();
  }

  private static Operation scaled(double[] factors) {
    return (in, out) -> {
      for (int i = 0; i < factors.length; i++) {
        out[i] = factors[i] * in[i];
      }
    };
  }
}
