package org.firefly.accelerator.neuron;

import java.util.random.RandomGenerator;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;

/**
 * A layer as the neurons see it.
 *
 * @param extreme sums and constants lie at the ends of their ranges
 */
record NeuronCase(
    NeuronRule rule,
    boolean pool,
    boolean readout,
    int samples,
    int groups,
    int steps,
    int passes,
    int height,
    int width,
    int samplePitch,
    int offset,
    int groupStride,
    int stepStride,
    boolean extreme) {

  private static final int[] SIZES = {1, 1, 2, 3, 4, 5, 7, 8, 16, 17};

  static NeuronCase random(AcceleratorConfig config, RandomGenerator random) {
    int height = SIZES[random.nextInt(SIZES.length)];
    int width = random.nextInt(12) == 0 ? 40 + random.nextInt(60) : SIZES[random.nextInt(10)];
    int samples = 1 + random.nextInt(8);
    while (samples > 1 && samples * height * width > 700) {
      samples--;
    }
    int kind = random.nextInt(3);
    return of(config, random, kind == 0, kind == 1, samples, height, width);
  }

  static NeuronCase of(
      AcceleratorConfig config,
      RandomGenerator random,
      boolean pool,
      boolean readout,
      int samples,
      int height,
      int width) {
    int wordBytes = readout ? 4 * config.parallelism() : config.wordBytes();
    int words = pool ? (height / 2) * (width / 2) : height * width;
    int pitch = words + (random.nextBoolean() ? 0 : random.nextInt(20));
    int plane = pitch * samples * wordBytes + wordBytes * random.nextInt(9);
    int steps = 1 + random.nextInt(8);
    return new NeuronCase(
        rule(config, random),
        pool,
        readout,
        samples,
        1 + random.nextInt(4),
        steps,
        1 + random.nextInt(4),
        height,
        width,
        pitch,
        (readout ? AcceleratorConfig.ALIGNMENT_BYTES : wordBytes) * random.nextInt(1000),
        readout ? plane : plane * steps,
        plane,
        random.nextInt(3) == 0);
  }

  private static NeuronRule rule(AcceleratorConfig config, RandomGenerator random) {
    SynapticCurrent current =
        config.synapses() ? any(SynapticCurrent.values(), random) : SynapticCurrent.NONE;
    MembraneReset reset;
    do {
      reset = any(MembraneReset.values(), random);
    } while (reset == MembraneReset.LATE_VALUE && !current.present());
    int fraction = NeuronRule.FRACTION_STEP * random.nextInt(4);
    return new NeuronRule(random.nextBoolean(), reset, current, fraction);
  }

  private static <T> T any(T[] values, RandomGenerator random) {
    return values[random.nextInt(values.length)];
  }

  NeuronCase withPasses(int newPasses) {
    return new NeuronCase(
        rule,
        pool,
        readout,
        samples,
        groups,
        steps,
        newPasses,
        height,
        width,
        samplePitch,
        offset,
        groupStride,
        stepStride,
        extreme);
  }

  int positions() {
    return samples * height * width;
  }

  /** Output columns after pooling. */
  int outputWidth() {
    return pool ? width / 2 : width;
  }

  int address(int group, int step, int sample, int y, int x, int wordBytes) {
    int word = sample * samplePitch + y * outputWidth() + x;
    return offset + group * groupStride + (readout ? 0 : step * stepStride) + word * wordBytes;
  }
}
