package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * A layer of neurons between two differentiable parts of a network.
 *
 * <p>Its backward pass is written out by hand, because in DJL's arrays one time step would take
 * some twenty element-wise operations, each a trip through memory, and outweigh the convolutions;
 * here all time steps of a stretch of neurons are done in one trip.
 */
final class SpikingActivation {
  private static final int CHUNK = 2048;

  private final NeuronKernel kernel;
  private final boolean parallel;

  /**
   * @param threads 1 keeps the work on the calling thread; more share it among the common pool
   */
  SpikingActivation(NeuronModel model, int threads) {
    kernel = new NeuronKernel(model);
    parallel = threads > 1;
  }

  /**
   * Spikes [T * B, ...], time outermost, in the manager of the currents.
   *
   * @param currents [T * B, ...], or [B, ...] for a current that is the same at every step
   */
  NDArray spikes(NDArray currents, int batch, int timeSteps) {
    NDArray spikes = timeMajor(currents, batch, timeSteps);
    FloatBuffer in = floats(currents);
    FloatBuffer out = floats(spikes);
    int neurons = Math.toIntExact(spikes.size() / timeSteps);
    int stride = isConstant(currents, batch) ? 0 : neurons;
    forEachChunk(
        neurons,
        (from, length) -> {
          float[][] x = load(in, stride, from, length, timeSteps);
          float[][] s = new float[timeSteps][length];
          kernel.forward(x, s, length);
          for (int t = 0; t < timeSteps; t++) {
            out.put(t * neurons + from, s[t], 0, length);
          }
        });
    return spikes;
  }

  /** Gradient of the currents, in their shape, for a gradient of the spikes [T * B, ...]. */
  NDArray gradient(NDArray currents, NDArray spikeGradient, int batch, int timeSteps) {
    NDArray gradient = currents.getManager().create(currents.getShape());
    FloatBuffer in = floats(currents);
    FloatBuffer outer = floats(spikeGradient);
    FloatBuffer result = floats(gradient);
    int neurons = Math.toIntExact(spikeGradient.size() / timeSteps);
    int stride = isConstant(currents, batch) ? 0 : neurons;
    forEachChunk(
        neurons,
        (from, length) -> {
          float[][] x = load(in, stride, from, length, timeSteps);
          float[][] g = load(outer, neurons, from, length, timeSteps);
          kernel.backward(x, g, length);
          if (stride == 0) {
            result.put(from, sum(g), 0, length);
          } else {
            for (int t = 0; t < timeSteps; t++) {
              result.put(t * neurons + from, g[t], 0, length);
            }
          }
        });
    return gradient;
  }

  private static NDArray timeMajor(NDArray currents, int batch, int timeSteps) {
    NDManager manager = currents.getManager();
    Shape shape = currents.getShape();
    return manager.create(new Shape((long) batch * timeSteps).addAll(shape.slice(1)));
  }

  private static boolean isConstant(NDArray currents, int batch) {
    return currents.getShape().get(0) == batch;
  }

  private static FloatBuffer floats(NDArray array) {
    return array.toByteBuffer(true).asFloatBuffer();
  }

  private static float[][] load(
      FloatBuffer buffer, int stride, int from, int length, int timeSteps) {
    float[][] chunk = new float[timeSteps][length];
    for (int t = 0; t < timeSteps; t++) {
      buffer.get(t * stride + from, chunk[t], 0, length);
    }
    return chunk;
  }

  private static float[] sum(float[][] rows) {
    float[] sum = rows[0];
    for (int t = 1; t < rows.length; t++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += rows[t][i];
      }
    }
    return sum;
  }

  private void forEachChunk(int neurons, ChunkTask task) {
    IntStream chunks = IntStream.range(0, (neurons + CHUNK - 1) / CHUNK);
    (parallel ? chunks.parallel() : chunks)
        .forEach(c -> task.run(c * CHUNK, Math.min(CHUNK, neurons - c * CHUNK)));
  }

  @FunctionalInterface
  private interface ChunkTask {
    void run(int from, int length);
  }
}
