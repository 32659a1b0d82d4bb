package org.firefly.accelerator.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;

/**
 * A layer as the back sees it, in chunks of time steps.
 *
 * @param chunks time steps of each
 * @param keeps membranes lie by position
 * @param stateOffset first word of the state
 * @param stateStride words from group to group
 * @param extreme sums and constants lie at the ends of their ranges
 */
record BackLayer(
    NeuronRule rule,
    boolean pool,
    boolean readout,
    int samples,
    int groups,
    int height,
    int width,
    List<Integer> chunks,
    boolean keeps,
    int stateOffset,
    int stateStride,
    int samplePitch,
    int offset,
    int groupStride,
    int chunkStride,
    boolean extreme) {
  private static final int[] SIZES = {1, 1, 2, 3, 4, 5, 7, 8, 16, 17};

  /** Positions of which four groups have room. */
  private static final int MOST_KEPT = 400;

  /** Any layer. */
  static BackLayer random(AcceleratorConfig config, EventSizes sizes, Random random) {
    boolean few = random.nextBoolean();
    int height = few ? 1 + random.nextInt(4) : SIZES[random.nextInt(SIZES.length)];
    int width = few ? 1 + random.nextInt(5) : SIZES[random.nextInt(SIZES.length)];
    if (random.nextInt(12) == 0) {
      width = 40 + random.nextInt(60);
    }
    int samples = few && random.nextBoolean() ? 1 : 1 + random.nextInt(4);
    while (samples > 1 && samples * height * width > MOST_KEPT) {
      samples--;
    }
    List<Integer> chunks = new ArrayList<>();
    int more = samples * height * width > MOST_KEPT ? 0 : random.nextInt(3);
    for (int i = 0; i < more; i++) {
      chunks.add(random.nextInt(4) == 0 ? 1 + random.nextInt(sizes.steps()) : sizes.steps());
    }
    chunks.add(1 + random.nextInt(sizes.steps()));
    int kind = random.nextInt(3);
    return of(
        config,
        sizes,
        random,
        new boolean[] {kind == 0, kind == 1},
        new int[] {samples, 1 + random.nextInt(4), height, width},
        chunks);
  }

  /**
   * A layer of a size.
   *
   * @param poolReadout whether it pools, whether it is a readout
   * @param size samples, groups, height, width
   */
  static BackLayer of(
      AcceleratorConfig config,
      EventSizes sizes,
      Random random,
      boolean[] poolReadout,
      int[] size,
      List<Integer> chunks) {
    boolean pool = poolReadout[0];
    boolean readout = poolReadout[1];
    int positions = size[0] * size[2] * size[3];
    boolean keeps = chunks.size() > 1 || positions <= MOST_KEPT && random.nextBoolean();
    int words = keeps ? positions : Turn.MOST;
    boolean apart = chunks.size() > 1 || random.nextBoolean();
    int stride = apart ? words + random.nextInt(3) : 0;
    int free = config.membraneDepth() - words - stride * (size[1] - 1);
    int wordBytes = readout ? Integer.BYTES * config.parallelism() : config.beatBytes();
    int area = pool ? (size[2] / 2) * (size[3] / 2) : size[2] * size[3];
    int pitch = area + (random.nextBoolean() ? 0 : random.nextInt(20));
    int plane = pitch * size[0] * wordBytes + wordBytes * random.nextInt(9);
    return new BackLayer(
        rule(random),
        pool,
        readout,
        size[0],
        size[1],
        size[2],
        size[3],
        chunks,
        keeps,
        random.nextInt(free + 1),
        stride,
        pitch,
        AcceleratorConfig.ALIGNMENT_BYTES * random.nextInt(1000),
        plane,
        plane * size[1],
        random.nextInt(3) == 0);
  }

  private static NeuronRule rule(Random random) {
    MembraneReset reset;
    do {
      reset = MembraneReset.values()[random.nextInt(MembraneReset.values().length)];
    } while (reset == MembraneReset.LATE_VALUE);
    int fraction = NeuronRule.FRACTION_STEP * random.nextInt(4);
    return new NeuronRule(random.nextBoolean(), reset, SynapticCurrent.NONE, fraction);
  }

  /** First word behind the state of all groups. */
  int stateEnd() {
    return stateOffset + stateStride * (groups - 1) + (keeps ? positions() : Turn.MOST);
  }

  /** A layer of the same shape that leaves all state alone but what lies from a word on. */
  BackLayer inTurns(int newStateOffset) {
    return new BackLayer(
        rule,
        pool,
        readout,
        samples,
        groups,
        height,
        width,
        List.of(chunks.get(0)),
        false,
        newStateOffset,
        0,
        samplePitch,
        offset,
        groupStride,
        chunkStride,
        extreme);
  }

  int positions() {
    return samples * height * width;
  }

  /** Where the output of a chunk begins. */
  int offset(int chunk) {
    return offset + chunk * chunkStride;
  }

  /** Offset of the word of a position, after pooling. */
  int address(int chunk, int group, int sample, int y, int x, int wordBytes) {
    int columns = pool ? width / 2 : width;
    int word = sample * samplePitch + y * columns + x;
    return offset(chunk) + group * groupStride + word * wordBytes;
  }
}
