package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/**
 * A layer of neurons, optionally with 2x2 max pooling of their spikes, between two differentiable
 * parts of a network.
 *
 * <p>Its backward pass is written out by hand instead of being recorded by PyTorch: feature maps
 * are visited one by one through all time steps, pooling included, so that what is worked on stays
 * in the first-level cache, and nothing but the currents is kept for the way back.
 *
 * <p>The OR of four spikes is the spike of the neuron with the highest membrane, so that is where a
 * pooled spike's gradient goes.
 */
final class SpikingActivation {
  private final NeuronKernel kernel;
  private final boolean pooled;

  SpikingActivation(NeuronModel model, boolean pooled) {
    kernel = new NeuronKernel(model);
    this.pooled = pooled;
  }

  /**
   * Spikes [T * B, C, H, W], time outermost, or [T * B, C, H / 2, W / 2] when pooled, in the
   * manager of the currents.
   *
   * @param currents [T * B, C, H, W], or [B, C, H, W] for a current that is the same at every step
   */
  NDArray spikes(NDArray currents, int batch, int timeSteps) {
    Maps maps = Maps.of(currents, batch, timeSteps, pooled);
    NDArray spikes = currents.getManager().create(maps.outputShape(currents, batch, timeSteps));
    FloatBuffer in = Parameter.view(currents);
    FloatBuffer out = Parameter.view(spikes);
    float[][] x = new float[timeSteps][maps.size()];
    float[][] s = new float[timeSteps][maps.size()];
    float[] or = new float[maps.outputSize()];
    for (int map = 0; map < maps.count(); map++) {
      load(in, x, maps.inputStride(), map);
      kernel.forward(x, s, maps.size());
      for (int t = 0; t < timeSteps; t++) {
        float[] result = pooled ? Pooling.or(s[t], or, maps.height(), maps.width()) : s[t];
        out.put((t * maps.count() + map) * maps.outputSize(), result);
      }
    }
    return spikes;
  }

  /** Gradient of the currents, in their shape, for a gradient of what {@link #spikes} returned. */
  NDArray gradient(NDArray currents, NDArray outer, int batch, int timeSteps) {
    Maps maps = Maps.of(currents, batch, timeSteps, pooled);
    NDArray gradient = currents.getManager().create(currents.getShape());
    FloatBuffer in = Parameter.view(currents);
    FloatBuffer given = Parameter.view(outer);
    FloatBuffer result = Parameter.view(gradient);
    float[][] u = new float[timeSteps][maps.size()];
    float[][] g = new float[timeSteps][maps.size()];
    float[] or = new float[maps.outputSize()];
    for (int map = 0; map < maps.count(); map++) {
      load(in, u, maps.inputStride(), map);
      kernel.membranes(u, maps.size());
      for (int t = 0; t < timeSteps; t++) {
        given.get((t * maps.count() + map) * maps.outputSize(), pooled ? or : g[t]);
        if (pooled) {
          Pooling.spread(or, u[t], g[t], maps.height(), maps.width());
        }
      }
      kernel.backward(u, g, maps.size());
      store(result, g, maps.inputStride(), map);
    }
    return gradient;
  }

  private static void load(FloatBuffer buffer, float[][] rows, int stride, int map) {
    for (int t = 0; t < rows.length; t++) {
      buffer.get((t * stride + map) * rows[t].length, rows[t]);
    }
  }

  /** A constant current has one gradient, the sum over the steps. */
  private static void store(FloatBuffer buffer, float[][] rows, int stride, int map) {
    if (stride == 0) {
      for (int t = 1; t < rows.length; t++) {
        for (int i = 0; i < rows[0].length; i++) {
          rows[0][i] += rows[t][i];
        }
      }
      buffer.put(map * rows[0].length, rows[0]);
      return;
    }
    for (int t = 0; t < rows.length; t++) {
      buffer.put((t * stride + map) * rows[t].length, rows[t]);
    }
  }

  /**
   * Feature maps of one time step.
   *
   * @param count maps, B * C
   * @param inputStride maps from one step of the currents to the next, 0 for a constant current
   * @param outputSize positions of a map of spikes
   */
  private record Maps(int count, int height, int width, int inputStride, int outputSize) {
    static Maps of(NDArray currents, int batch, int timeSteps, boolean pooled) {
      Shape shape = currents.getShape();
      int count = Math.toIntExact(batch * shape.get(1));
      int height = Math.toIntExact(shape.get(2));
      int width = Math.toIntExact(shape.get(3));
      boolean constant = shape.get(0) == batch;
      int outputSize = pooled ? (height / 2) * (width / 2) : height * width;
      return new Maps(count, height, width, constant ? 0 : count, outputSize);
    }

    int size() {
      return height * width;
    }

    Shape outputShape(NDArray currents, int batch, int timeSteps) {
      boolean pooled = outputSize != size();
      return new Shape(
          (long) batch * timeSteps,
          currents.getShape().get(1),
          pooled ? height / 2 : height,
          pooled ? width / 2 : width);
    }
  }
}
