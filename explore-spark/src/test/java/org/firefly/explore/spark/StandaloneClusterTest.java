package org.firefly.explore.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.firefly.explore.run.Counts;
import org.firefly.explore.run.WorkRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies on a master and two workers, each in a process of its own. */
class StandaloneClusterTest {
  private static final String STUDY =
      """
      networks: 20x20-32c3-48c3-p2-64c3-10
      targets: [kv260, {board: zcu104, parallelism: [16, 32]}]
      timeSteps: [2, 3, 4]
      weightBits: [4, 8]
      batch: [1, 4]
      """;
  private static final int KEPT = 3;

  @TempDir private static Path folder;
  private static Cluster cluster;
  private static ClusterStudy study;
  private static Counts local;

  @BeforeAll
  static void start() throws Exception {
    study = ClusterStudy.write(folder, 8, 20, STUDY);
    local = study.here("here");
    cluster = new Cluster(Files.createDirectory(folder.resolve("cluster")), 2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
    assertThat(cluster.processes()).isEmpty();
  }

  /** Throws after some outcomes, as a command that somebody ends. */
  private static WorkRunner endingEarly(WorkRunner runner) {
    AtomicInteger taken = new AtomicInteger();
    return (work, taker) ->
        runner.run(
            work,
            outcome -> {
              if (taken.getAndIncrement() == KEPT) {
                throw new IOException("ended");
              }
              taker.take(outcome);
            });
  }

  @Test
  void resultsAreTheSameToTheByteAndOnesThatAreThereAreKept() throws Exception {
    assertThatThrownBy(
            () -> study.there(cluster.address(), "there", StandaloneClusterTest::endingEarly))
        .hasMessage("ended");
    Counts rest = study.there(cluster.address(), "there", runner -> runner);
    study.assertSame("there", "here");
    // Each piece of work compiles for both batches.
    assertThat(rest.compilationsMade()).isEqualTo(local.compilations() - 2 * KEPT);
  }

  @Test
  void aKilledWorkerLosesNothing() throws Exception {
    LostTasks lost = new LostTasks();
    study.there(cluster.address(), "killed", runner -> lost.killing(runner, () -> cluster.kill(0)));
    assertThat(lost.count()).as("tasks under way on the worker").isPositive();
    study.assertSame("killed", "here");
  }
}
