package org.firefly.testing.random;

import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.testing.coverage.BatchFill;
import org.firefly.testing.coverage.Cell;
import org.firefly.testing.coverage.StepClass;

/** Draws channels, sides, T and N: often small, often at an edge, rarely large. */
final class SizeDrawer {
  private static final int MOST_CHANNELS = 1024;
  private static final int MOST_SIDE = 64;
  private static final int MOST_BATCH = 8;
  private static final int LONG_RUN = 256;

  private final Random random;
  private final AcceleratorConfig config;

  SizeDrawer(Random random, AcceleratorConfig config) {
    this.random = random;
    this.config = config;
  }

  /**
   * A number of channels.
   *
   * @param shrink halves the largest number so often
   */
  int channels(int shrink) {
    int most = Math.max(1, MOST_CHANNELS >> shrink);
    int parallelism = config.parallelism();
    int drawn =
        switch (random.nextInt(20)) {
          case 0, 1 -> 1;
          case 2, 3, 4, 5, 6 -> (1 + random.nextInt(4)) * parallelism + random.nextInt(3) - 1;
          case 7, 8, 9 -> 1 << random.nextInt(11);
          case 10, 11 -> most - random.nextInt(Math.max(1, most / 2));
          default -> 1 + random.nextInt(2 * parallelism);
        };
    return Math.min(drawn, most);
  }

  /**
   * A height or width.
   *
   * @param shrink halves the largest side so often
   */
  int side(int shrink) {
    int most = mostSide(shrink);
    int drawn =
        switch (random.nextInt(12)) {
          case 0, 1 -> 1;
          case 2 -> most;
          case 3, 4 -> 1 + random.nextInt(most);
          case 5, 6, 7 -> 5 + random.nextInt(12);
          default -> 2 + random.nextInt(7);
        };
    return Math.min(drawn, most);
  }

  private int mostSide(int shrink) {
    return Math.max(1, Math.min(config.maxWidth(), MOST_SIDE) >> shrink);
  }

  /** A side of a convolution's output: usually the one that its stride suggests. */
  int outputSide(int input, int stride, int shrink) {
    if (random.nextInt(5) > 1) {
      int natural = (input + stride - 1) / stride + (random.nextInt(3) == 0 ? 1 : 0);
      return Math.min(natural, mostSide(shrink));
    }
    return side(shrink);
  }

  /** A shape for the network's input; sometimes both sides are the longest possible. */
  FeatureMap map(int shrink) {
    if (random.nextInt(8) == 0) {
      return new FeatureMap(channels(shrink + 4), mostSide(shrink), mostSide(shrink));
    }
    return new FeatureMap(channels(shrink), side(shrink), side(shrink));
  }

  /** T and N within the classes of a cell. */
  BlockSize block(Cell wanted) {
    StepClass steps = wanted.steps();
    int timeSteps = steps.least() + random.nextInt(steps.most() - steps.least() + 1);
    int batch = wanted.fill() == BatchFill.ONE ? 1 : 2 + random.nextInt(MOST_BATCH - 1);
    int samples = wanted.fill() == BatchFill.PARTIAL ? 1 + random.nextInt(batch - 1) : batch;
    return new BlockSize(timeSteps, batch, samples);
  }

  /** Any T and N; at times T does not fit eight bits. */
  BlockSize block() {
    if (random.nextInt(16) == 0) {
      return new BlockSize(LONG_RUN + random.nextInt(LONG_RUN / 4), 1, 1);
    }
    int batch = random.nextInt(3) == 0 ? 1 : 2 + random.nextInt(MOST_BATCH - 1);
    int samples = random.nextBoolean() ? batch : 1 + random.nextInt(batch);
    int most = StepClass.MANY.most();
    int timeSteps = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(most);
    return new BlockSize(timeSteps, batch, samples);
  }
}
