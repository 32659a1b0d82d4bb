package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.firefly.host.samples.LabelledImages;

/** Cuts an image set into batches of currents in [0, 1], pixel / 255. */
final class ImageBatches {
  private static final float WHITE = 255f;
  private static final int MAX_SHIFT = 1;

  private final LabelledImages images;
  private final int[] order;
  private final int batchSize;

  /** Images in the order of the set. */
  ImageBatches(LabelledImages images, int batchSize) {
    this.images = images;
    this.batchSize = batchSize;
    order = new int[images.count()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  /** Images in random order (Fisher and Yates). */
  static ImageBatches shuffled(LabelledImages images, int batchSize, RandomGenerator random) {
    ImageBatches batches = new ImageBatches(images, batchSize);
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
    return images.label(order[batch * batchSize + index]);
  }

  /** Currents [B, 1, H, W] of unchanged images. */
  NDArray currents(NDManager manager, int batch) {
    int pixels = images.rows() * images.columns();
    float[] values = new float[size(batch) * pixels];
    for (int i = 0; i < size(batch); i++) {
      copy(order[batch * batchSize + i], values, i * pixels, 0, 0, false);
    }
    return manager.create(values, shape(batch));
  }

  /** Currents [B, 1, H, W] of images shifted by a pixel at most and mirrored half the time. */
  NDArray augmented(NDManager manager, int batch, RandomGenerator random) {
    int pixels = images.rows() * images.columns();
    float[] values = new float[size(batch) * pixels];
    for (int i = 0; i < size(batch); i++) {
      int down = random.nextInt(-MAX_SHIFT, MAX_SHIFT + 1);
      int right = random.nextInt(-MAX_SHIFT, MAX_SHIFT + 1);
      copy(order[batch * batchSize + i], values, i * pixels, down, right, random.nextBoolean());
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
    return new Shape(size(batch), 1, images.rows(), images.columns());
  }

  private void copy(int image, float[] to, int offset, int down, int right, boolean mirror) {
    int rows = images.rows();
    int columns = images.columns();
    for (int y = Math.max(0, down); y < Math.min(rows, rows + down); y++) {
      for (int x = Math.max(0, right); x < Math.min(columns, columns + right); x++) {
        int column = mirror ? columns - 1 - (x - right) : x - right;
        to[offset + y * columns + x] = images.pixel(image, y - down, column) / WHITE;
      }
    }
  }
}
