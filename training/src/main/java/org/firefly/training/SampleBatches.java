package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Cuts a set of samples into batches of inputs of the network. */
final class SampleBatches {
  private static final int MAX_SHIFT = 1;

  private final LabelledSamples samples;
  private final int[] order;
  private final int batchSize;

  /** Samples in the order of the set. */
  SampleBatches(LabelledSamples samples, int batchSize) {
    this.samples = samples;
    this.batchSize = batchSize;
    order = new int[samples.count()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  /** Samples in random order (Fisher and Yates). */
  static SampleBatches shuffled(LabelledSamples samples, int batchSize, RandomGenerator random) {
    SampleBatches batches = new SampleBatches(samples, batchSize);
    int[] order = batches.order;
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return batches;
  }

  /** Batches of full size only. */
  int fullBatches() {
    return order.length / batchSize;
  }

  /** All batches; the last may be smaller. */
  int batches() {
    return (order.length + batchSize - 1) / batchSize;
  }

  int size(int batch) {
    return Math.min(batchSize, order.length - batch * batchSize);
  }

  int label(int batch, int index) {
    return samples.label(order[batch * batchSize + index]);
  }

  /** Inputs of unchanged samples: [B, C, H, W] if constant, else [T * B, C, H, W]. */
  NDArray inputs(NDManager manager, int batch) {
    float[] values = new float[values(batch)];
    for (int i = 0; i < size(batch); i++) {
      copy(values, batch, i, 0, 0, false);
    }
    return manager.create(values, shape(batch));
  }

  /** Inputs of samples that are shifted by a pixel at most and mirrored half the time. */
  NDArray augmented(NDManager manager, int batch, RandomGenerator random) {
    float[] values = new float[values(batch)];
    for (int i = 0; i < size(batch); i++) {
      int down = random.nextInt(-MAX_SHIFT, MAX_SHIFT + 1);
      int right = random.nextInt(-MAX_SHIFT, MAX_SHIFT + 1);
      copy(values, batch, i, down, right, random.nextBoolean());
    }
    return manager.create(values, shape(batch));
  }

  /** Target probabilities [B, classes]. */
  NDArray targets(NDManager manager, int batch, int classes, float smoothing) {
    float[] values = new float[size(batch) * classes];
    Arrays.fill(values, smoothing / classes);
    for (int i = 0; i < size(batch); i++) {
      values[i * classes + label(batch, i)] += 1 - smoothing;
    }
    return manager.create(values, new Shape(size(batch), classes));
  }

  /** Samples of a batch whose largest logit is that of their label. */
  int correct(int batch, float[] logits) {
    int classes = logits.length / size(batch);
    int correct = 0;
    for (int i = 0; i < size(batch); i++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = logits[i * classes + c] > logits[i * classes + best] ? c : best;
      }
      correct += best == label(batch, i) ? 1 : 0;
    }
    return correct;
  }

  private Shape shape(int batch) {
    long maps = (long) samples.storedSteps() * size(batch);
    return new Shape(maps, samples.channels(), samples.rows(), samples.columns());
  }

  private int values(int batch) {
    return Math.toIntExact(shape(batch).size());
  }

  private void copy(float[] to, int batch, int index, int down, int right, boolean mirror) {
    int sample = order[batch * batchSize + index];
    int pixels = samples.rows() * samples.columns();
    for (int t = 0; t < samples.storedSteps(); t++) {
      for (int c = 0; c < samples.channels(); c++) {
        int map = (t * size(batch) + index) * samples.channels() + c;
        copy(sample, t, c, to, map * pixels, down, right, mirror);
      }
    }
  }

  private void copy(
      int sample, int t, int c, float[] to, int offset, int down, int right, boolean mirror) {
    int rows = samples.rows();
    int columns = samples.columns();
    for (int y = Math.max(0, down); y < Math.min(rows, rows + down); y++) {
      for (int x = Math.max(0, right); x < Math.min(columns, columns + right); x++) {
        int column = mirror ? columns - 1 - (x - right) : x - right;
        to[offset + y * columns + x] = samples.value(sample, t, c, y - down, column);
      }
    }
  }
}
