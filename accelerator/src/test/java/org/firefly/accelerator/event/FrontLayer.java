package org.firefly.accelerator.event;

import java.math.BigInteger;
import java.util.Random;

/**
 * A layer for the front of an event engine, and its spikes.
 *
 * @param packed whether vectors are read; then {@code width} is words of a vector in one plane
 * @param stride 1 or 2
 * @param offsetY rows from s y to the top of a window
 * @param offsetX columns from s x to its left
 * @param samples N, or vectors
 * @param channelGroups groups of O input channels
 * @param height rows of the input
 * @param width columns of the input
 * @param outputHeight rows of the output
 * @param outputWidth columns of the output
 * @param outputGroups groups of O output channels
 * @param density share of the inputs that fire at all
 * @param seed of the spikes
 */
record FrontLayer(
    boolean packed,
    int stride,
    int offsetY,
    int offsetX,
    int samples,
    int channelGroups,
    int height,
    int width,
    int outputHeight,
    int outputWidth,
    int outputGroups,
    double density,
    long seed) {
  private static final int TAPS = 9;
  private static final int WORDS_OF_MASK = 18;

  static FrontLayer random(Random random) {
    double[] densities = {0, 0.05, 0.3, 1};
    double density = densities[random.nextInt(densities.length)];
    int groups = 1 + random.nextInt(5);
    int samples = 1 + random.nextInt(3);
    int outputGroups = 1 + random.nextInt(3);
    if (random.nextInt(3) == 0) {
      int words = 1 + random.nextInt(12);
      return new FrontLayer(
          true, 1, 0, 0, samples, groups, 1, words, 1, 1, outputGroups, density, random.nextLong());
    }
    int stride = 1 + random.nextInt(2);
    int height = 1 + random.nextInt(9);
    int width = 1 + random.nextInt(9);
    return new FrontLayer(
        false,
        stride,
        random.nextInt(6) - 4,
        random.nextInt(6) - 4,
        samples,
        groups,
        height,
        width,
        1 + random.nextInt(9),
        1 + random.nextInt(9),
        outputGroups,
        density,
        random.nextLong());
  }

  int masks() {
    return packed
        ? (channelGroups * width + WORDS_OF_MASK - 1) / WORDS_OF_MASK
        : (channelGroups + 1) / 2;
  }

  /** Words from a sample to the next in a plane. */
  int samplePitch() {
    return height * width + 1;
  }

  /** Bytes from a plane to the next. */
  int planeStride() {
    return (samples * (packed ? width : samplePitch()) + 5) * 16;
  }

  /** Byte offset of a word. */
  int offset(int group, int sample, int row, int column) {
    int inPlane = packed ? sample * width + column : sample * samplePitch() + row * width + column;
    return group * planeStride() + 16 * inPlane;
  }

  /** The word at a byte offset. */
  BigInteger word(EventSizes sizes, int offset) {
    Random random = new Random(seed * 31 + offset);
    BigInteger word = BigInteger.ZERO;
    for (int channel = 0; channel < sizes.outputs(); channel++) {
      boolean fires = random.nextDouble() < density;
      for (int step = 0; step < sizes.steps(); step++) {
        if (fires && random.nextBoolean()) {
          word = word.setBit(step * sizes.outputs() + channel);
        }
      }
    }
    return word;
  }

  /** Word of a tap and half of a mask, as a position sees it. */
  BigInteger seen(EventSizes sizes, int sample, int y, int x, int mask, int tap, int half) {
    if (packed) {
      int word = WORDS_OF_MASK * mask + 2 * tap + half;
      return word < channelGroups * width
          ? word(sizes, offset(word / width, sample, 0, word % width))
          : BigInteger.ZERO;
    }
    int group = 2 * mask + half;
    int row = stride * y + offsetY + tap / 3;
    int column = stride * x + offsetX + tap % 3;
    boolean inside =
        group < channelGroups && row >= 0 && row < height && column >= 0 && column < width;
    return inside ? word(sizes, offset(group, sample, row, column)) : BigInteger.ZERO;
  }

  int taps() {
    return TAPS;
  }

  /** Clocks that the masks of a position take. */
  int[] clocks(EventSizes sizes, int sample, int y, int x) {
    int[] clocks = new int[masks()];
    int before = 0;
    for (int mask = 0; mask < clocks.length; mask++) {
      int most = 1;
      for (int events : events(sizes, sample, y, x, mask)) {
        most = Math.max(most, (events + 1) / 2);
      }
      boolean last = mask == clocks.length - 1;
      clocks[mask] = last ? Math.max(most, sizes.steps() - before) : most;
      before += clocks[mask];
    }
    return clocks;
  }

  /** Events of each cell in a mask. */
  private int[] events(EventSizes sizes, int sample, int y, int x, int mask) {
    int[] events = new int[sizes.cells()];
    for (int tap = 0; tap < TAPS; tap++) {
      for (int half = 0; half < 2; half++) {
        BigInteger word = seen(sizes, sample, y, x, mask, tap, half);
        for (int channel = 0; channel < sizes.outputs(); channel++) {
          boolean fires = false;
          for (int step = 0; step < sizes.steps(); step++) {
            fires |= word.testBit(step * sizes.outputs() + channel);
          }
          events[(half * sizes.outputs() + channel + tap) % sizes.cells()] += fires ? 1 : 0;
        }
      }
    }
    return events;
  }
}
