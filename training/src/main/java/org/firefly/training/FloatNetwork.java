package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;

/** A graph of NIR primitives without cycles, run step by step on arrays [B, ...]. */
final class FloatNetwork {
  private final NDManager manager;
  private final Map<String, Layer> layers = new LinkedHashMap<>();
  private final Network network;

  FloatNetwork(NDManager manager, Network network) {
    this.manager = manager;
    this.network = network.flatten();
    for (String name : this.network.topologicalOrder()) {
      layers.put(name, layer(name, this.network.node(name)));
    }
  }

  /**
   * Sum of the outputs over the time steps, in the manager of the input.
   *
   * @param input of each time step
   */
  NDArray run(IntFunction<NDArray> input, int timeSteps) {
    Map<String, NDArray> states = new HashMap<>();
    NDArray sum = null;
    for (int t = 0; t < timeSteps; t++) {
      NDArray output = step(input.apply(t), states);
      sum = sum == null ? output : sum.add(output);
    }
    return sum;
  }

  /** What the last node gives. */
  private NDArray step(NDArray input, Map<String, NDArray> states) {
    Map<String, NDArray> outputs = new HashMap<>();
    NDArray output = input;
    for (Map.Entry<String, Layer> entry : layers.entrySet()) {
      String name = entry.getKey();
      NDArray signal =
          network.sources(name).stream().map(outputs::get).reduce(NDArray::add).orElse(input);
      Step step = entry.getValue().step(signal, states.get(name));
      output = step.output();
      outputs.put(name, output);
      states.put(name, step.state());
    }
    return output;
  }

  /** One time step of a node; the state is null before the first step and without memory. */
  @FunctionalInterface
  private interface Layer {
    Step step(NDArray input, NDArray state);
  }

  private record Step(NDArray output, NDArray state) {}

  @FunctionalInterface
  private interface Stateless extends Layer {
    NDArray apply(NDArray input);

    @Override
    default Step step(NDArray input, NDArray state) {
      return new Step(apply(input), null);
    }
  }

  private Layer layer(String name, Node node) {
    if (node instanceof Node.Input || node instanceof Node.Output) {
      return stateless(input -> input);
    } else if (node instanceof Node.Conv2d convolution) {
      return convolution(name, convolution);
    } else if (node instanceof Node.SumPool2d pool) {
      return sumPool(name, pool);
    } else if (node instanceof Node.Threshold threshold) {
      float level = NirParameters.uniform(name, threshold.threshold());
      return stateless(input -> input.gt(level).toType(DataType.FLOAT32, false));
    } else if (node instanceof Node.Scale scale) {
      float factor = NirParameters.uniform(name, scale.scale());
      return stateless(input -> input.mul(factor));
    } else if (node instanceof Node.Flatten) {
      return stateless(input -> input.reshape(input.getShape().get(0), -1));
    } else if (node instanceof Node.Affine affine) {
      NDArray weight = array(affine.weight()).transpose();
      NDArray bias = array(affine.bias());
      return stateless(input -> input.matMul(weight).add(bias));
    } else if (node instanceof Neuron.IF neuron) {
      float threshold = NirParameters.threshold(name, neuron.vThreshold(), neuron.vReset());
      return neuron(1, NirParameters.gain(name, neuron), threshold);
    } else if (node instanceof Neuron.LIF neuron) {
      float threshold = NirParameters.threshold(name, neuron.vThreshold(), neuron.vReset());
      return neuron(NirParameters.decay(name, neuron), NirParameters.gain(name, neuron), threshold);
    }
    throw NirParameters.refused(name, "is of type " + node.type());
  }

  private Layer convolution(String name, Node.Conv2d node) {
    if (!node.padding().isSymmetric()) {
      throw NirParameters.refused(name, "has unequal padding");
    }
    NDArray weight = array(node.weight());
    NDArray bias = array(node.bias());
    Shape stride = shape(node.stride());
    Shape padding = new Shape(node.padding().top(), node.padding().left());
    Shape dilation = shape(node.dilation());
    return stateless(
        input ->
            input
                .getNDArrayInternal()
                .convolution(input, weight, bias, stride, padding, dilation, node.groups())
                .singletonOrThrow());
  }

  private static Layer sumPool(String name, Node.SumPool2d node) {
    Shape kernel = shape(node.kernelSize());
    Shape stride = shape(node.stride());
    Shape padding = shape(node.padding());
    float positions = node.kernelSize().height() * node.kernelSize().width();
    return stateless(
        input ->
            input
                .getNDArrayInternal()
                .avgPool(kernel, stride, padding, false, true)
                .mul(positions));
  }

  private static Layer neuron(float decay, float gain, float threshold) {
    return (input, state) -> {
      NDArray current = input.mul(gain);
      NDArray membrane = state == null ? current : state.mul(decay).add(current);
      NDArray quiet = membrane.lte(threshold).toType(DataType.FLOAT32, false);
      return new Step(quiet.neg().add(1), membrane.mul(quiet));
    };
  }

  private NDArray array(Tensor tensor) {
    int[] dimensions = tensor.shape().toArray();
    long[] shape = new long[dimensions.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = dimensions[i];
    }
    return manager.create(tensor.toFloatArray(), new Shape(shape));
  }

  private static Shape shape(Size2d size) {
    return new Shape(size.height(), size.width());
  }

  private static Layer stateless(Stateless layer) {
    return layer;
  }
}
