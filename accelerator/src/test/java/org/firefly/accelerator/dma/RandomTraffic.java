package org.firefly.accelerator.dma;

import java.util.Random;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.cosimulation.bench.RandomStalls;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.cosimulation.bench.Stalls;

/** What changes from round to round of a random test. */
final class RandomTraffic {
  private static final double[] STALLS = {0, 0, 0.1, 0.5, 0.9};

  private RandomTraffic() {}

  static Stalls stalls(Random random) {
    return new RandomStalls(new Seed(random.nextLong()), STALLS[random.nextInt(STALLS.length)]);
  }

  /** Latencies of up to 300 clocks, narrow and wide memories, few and many outstanding bursts. */
  static AxiTiming timing(Random random, int beatBytes) {
    int least = 1 + random.nextInt(random.nextBoolean() ? 10 : 300);
    return AxiTiming.IDEAL
        .withLatency(least, least + random.nextInt(301 - least))
        .withBandwidth(random.nextBoolean() ? beatBytes : beatBytes * (0.2 + random.nextDouble()))
        .withOutstanding(1 + random.nextInt(80))
        .withStalls(STALLS[random.nextInt(STALLS.length)])
        .withSeed(random.nextLong());
  }

  /** Numbers of beats: mostly few, and enough for several bursts. */
  static int beats(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> 1 + random.nextInt(2);
      case 1 -> 1 + random.nextInt(16);
      case 2 -> 60 + random.nextInt(10);
      default -> 1 + random.nextInt(200);
    };
  }

  /** Multiples of a beat, many of them a few beats around a multiple of 4 KiB or at the end. */
  static long offset(Random random, int beats, int beatBytes, long room) {
    long last = room / beatBytes - beats;
    long beat =
        switch (random.nextInt(3)) {
          case 0 -> random.nextInt(200) * 4096L / beatBytes - random.nextInt(beats + 2);
          case 1 -> last - random.nextInt(3);
          default -> random.nextLong(last + 1);
        };
    return Math.max(0, Math.min(last, beat)) * beatBytes;
  }
}
