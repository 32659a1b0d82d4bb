package org.firefly.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;
import org.firefly.timing.event.ScnnSeven;

/**
 * The same network in PyTorch, float32, no gradients: the first convolution once per image; every
 * other layer convolves all time steps of the batch in one call, then integrates and fires step by
 * step, and pools. Each layer gets random spikes of its density, as on the simulator's side.
 */
final class PyTorchSide implements AutoCloseable {
  private static final int KERNEL = 3;

  private final NDManager manager;
  private final NDArray images;
  private final List<Layer> layers = new ArrayList<>();

  /** A convolution, or for kernel 0 a matrix, with the spikes that enter it. */
  private record Layer(NDArray weights, NDArray spikes, int channels, int side, boolean pool) {}

  /**
   * @param threads threads inside PyTorch's operators; taken once per JVM, before its first use
   */
  PyTorchSide(int threads) {
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    manager = NDManager.newBaseManager("PyTorch");
    manager.getEngine().setRandomSeed((int) Workload.SEED);
    images =
        manager.randomUniform(
            0, 1, new Shape(Workload.BATCH, Workload.COLOURS, Workload.SIDE, Workload.SIDE));
    add(Workload.COLOURS, 32, 16, false);
    add(16, 32, 64, true);
    add(64, 16, 128, false);
    add(128, 16, 128, true);
    add(128, 8, 256, false);
    add(256, 8, 256, true);
    add(256, 4, 512, false);
    int features = 512 * 4 * 4;
    NDArray matrix = manager.randomNormal(new Shape(features, 10)).mul(0.01f);
    layers.add(new Layer(matrix, spikes(6, features, 1).reshape(-1, features), 10, 1, false));
  }

  private void add(int in, int side, int out, boolean pool) {
    NDArray weights = manager.randomNormal(new Shape(out, in, KERNEL, KERNEL)).mul(0.05f);
    int accelerated = layers.size() - 1;
    NDArray input = accelerated < 0 ? images : spikes(accelerated, in, side);
    layers.add(new Layer(weights, input, out, side, pool));
  }

  private NDArray spikes(int layer, int channels, int side) {
    Shape shape = new Shape((long) Workload.TIME_STEPS * Workload.BATCH, channels, side, side);
    float density = (float) ScnnSeven.SPIKES.get(layer).density();
    return manager.randomUniform(0, 1, shape).lt(density).toType(DataType.FLOAT32, false);
  }

  /** Runs the images; returns something that depends on all of them. */
  float run() {
    float sum = 0;
    for (int done = 0; done < Workload.IMAGES; done += Workload.BATCH) {
      sum += runBatch();
    }
    return sum;
  }

  private float runBatch() {
    float sum = 0;
    try (NDManager scope = manager.newSubManager()) {
      for (int i = 0; i < layers.size() - 1; i++) {
        sum += runConvolution(scope, layers.get(i), i == 0);
      }
      Layer last = layers.get(layers.size() - 1);
      NDArray input = last.spikes();
      input = input.duplicate();
      input.attach(scope);
      sum += input.matMul(last.weights()).sum().getFloat();
    }
    return sum;
  }

  private float runConvolution(NDManager scope, Layer layer, boolean first) {
    NDArray input = layer.spikes().duplicate();
    input.attach(scope);
    Shape one = new Shape(1, 1);
    NDArray current = Conv2d.conv2d(input, layer.weights(), null, one, one, one).singletonOrThrow();
    NDArray membrane = current.zerosLike();
    if (!first) {
      membrane = step(current, 0).zerosLike();
    }
    NDArray out = null;
    for (int t = 0; t < Workload.TIME_STEPS; t++) {
      membrane = membrane.add(first ? current : step(current, t));
      NDArray fires = membrane.gte(1).toType(DataType.FLOAT32, false);
      membrane = membrane.sub(membrane.mul(fires));
      Shape two = new Shape(2, 2);
      out = layer.pool() ? Pool.maxPool2d(fires, two, two, new Shape(0, 0), false) : fires;
    }
    return out.get(0, 0, 0, 0).getFloat();
  }

  private static NDArray step(NDArray current, int t) {
    return current.get(
        new ai.djl.ndarray.index.NDIndex("{}:{}", t * Workload.BATCH, (t + 1) * Workload.BATCH));
  }

  @Override
  public void close() {
    manager.close();
  }
}
