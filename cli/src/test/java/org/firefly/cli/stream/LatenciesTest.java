package org.firefly.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void quantilesAreWithinOnePartIn64() {
    long seed = Long.getLong("firefly.seed", System.nanoTime());
    Random random = new Random(seed);
    Latencies latencies = new Latencies();
    long[] times = new long[1001];
    for (int i = 0; i < times.length; i++) {
      times[i] = random.nextLong() >>> 1 + random.nextInt(62);
      latencies.add(times[i]);
    }
    Arrays.sort(times);
    for (double share : new double[] {0.01, 0.5, 0.95}) {
      long exact = times[(int) Math.ceil(share * times.length) - 1];
      assertThat(latencies.quantile(share))
          .as("seed %d, share %f", seed, share)
          .isGreaterThanOrEqualTo(exact)
          .isCloseTo(exact, Percentage.withPercentage(100.0 / 64));
    }
    assertThat(latencies.largest()).isEqualTo(times[1000]);
    assertThat(latencies.quantile(1)).isEqualTo(times[1000]);
  }

  @Test
  void nothingHasNoLatency() {
    assertThat(new Latencies().quantile(0.5)).isZero();
  }
}
