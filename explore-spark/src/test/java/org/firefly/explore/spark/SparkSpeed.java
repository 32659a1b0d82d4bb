package org.firefly.explore.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much faster two workers are than one; for {@code scripts/spark-speed}, not among the tests.
 */
class SparkSpeed {
  private static final int ROUNDS = Integer.getInteger("firefly.rounds", 3);
  private static final double LEAST = 1.6;
  private static final String STUDY =
      """
      networks: 32x32-64c3-128c3-p2-128c3-10
      targets: [kv260, {board: zcu104, parallelism: [16, 32]}]
      timeSteps: {from: 1, to: 5}
      weightBits: [4, 5, 6, 7, 8]
      batch: [1, 2, 4, 8, 16]
      """;

  @TempDir private Path folder;

  @Test
  void twoWorkersAgainstOne() throws Exception {
    ClusterStudy study = ClusterStudy.write(folder, 200, 32, STUDY);
    double[] gains = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      double one = seconds(study, round, 1);
      double two = seconds(study, round, 2);
      gains[round] = one / two;
      say("one worker %.1f s, two workers %.1f s: %.2f times", one, two, gains[round]);
    }
    double median = Arrays.stream(gains).sorted().toArray()[ROUNDS / 2];
    say("median of %d rounds: %.2f times", ROUNDS, median);
    assertThat(median).isGreaterThanOrEqualTo(LEAST);
  }

  /** From opening Spark to the tables; the workers are there before. */
  private double seconds(ClusterStudy study, int round, int workers) throws Exception {
    String name = "round" + round + "-" + workers;
    Path place = Files.createDirectory(folder.resolve("cluster-" + name));
    try (Cluster cluster = new Cluster(place, workers)) {
      long start = System.nanoTime();
      study.there(cluster.address(), name, runner -> runner);
      return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    }
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
