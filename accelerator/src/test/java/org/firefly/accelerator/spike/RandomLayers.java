package org.firefly.accelerator.spike;

import java.util.random.RandomGenerator;
import org.firefly.accelerator.channel.CoreWidths;

/** Layers of any shape that a spike path must serve, with their passes. */
final class RandomLayers {
  private final CoreWidths widths;
  private final RandomGenerator random;

  RandomLayers(CoreWidths widths, RandomGenerator random) {
    this.widths = widths;
    this.random = random;
  }

  SpikeRun next() {
    return random.nextInt(3) == 0 ? packed() : window();
  }

  private SpikeRun window() {
    int height = size(12);
    int width = size(random.nextInt(10) == 0 ? 40 : 12);
    int rowPitch = width + gap();
    int samplePitch = (height - 1) * rowPitch + width + gap();
    boolean readout = random.nextInt(4) == 0;
    SpikeLayer layer =
        new SpikeLayer(
            false,
            1 + random.nextInt(2),
            !readout && random.nextInt(3) == 0,
            readout,
            size(8),
            1,
            height,
            width,
            rowPitch,
            samplePitch,
            1,
            size(10),
            size(12));
    boolean far = random.nextInt(3) == 0;
    return run(layer)
        .steps(size(2), size(4), k -> new int[] {random.nextInt(99), offset(far), offset(far)});
  }

  private SpikeRun packed() {
    SpikeLayer layer;
    do {
      int width = size(8);
      int height = size(8);
      layer =
          new SpikeLayer(
              true,
              1,
              random.nextBoolean(),
              false,
              size(4),
              size(random.nextInt(3) == 0 ? 70 : 6),
              1,
              1,
              1,
              1,
              size(random.nextBoolean() ? 3 : 70),
              height,
              width);
    } while (layer.vectorChunks() * layer.positions() > widths.config().vectorChunks());
    int chunks = layer.vectorChunks();
    return run(layer)
        .steps(1 + size(3), size(4), k -> new int[] {random.nextInt(chunks + 1), 0, 0});
  }

  private SpikeRun run(SpikeLayer layer) {
    int wordsPerBeat = widths.config().wordsPerBeat();
    return new SpikeRun(layer, widths.lanes(), wordsPerBeat, random.nextBoolean(), random);
  }

  /** 1 to {@code most}, often 1. */
  private int size(int most) {
    return random.nextInt(5) == 0 ? 1 : 1 + random.nextInt(most);
  }

  private int gap() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(4);
      case 1 -> random.nextInt(40);
      default -> 0;
    };
  }

  private int offset(boolean far) {
    return far ? random.nextInt(32) - 16 : random.nextInt(4) - 2;
  }
}
