package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.firefly.runtime.command.Sentences;
import org.firefly.testing.DamagedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files of every kind that a command reads end in one sentence or in an answer, within the
 * memory of the test JVM; content that a checksum or a comparison guards is never taken changed.
 * {@code -Dfirefly.mutations=N} makes N files; a failure names the seed, and {@code
 * -Dfirefly.seed=SEED} makes that file alone. Recordings and checkpoints have tests of this kind in
 * their modules.
 */
class MutatedInputTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int MUTATIONS = Integer.getInteger("firefly.mutations", 1500);

  @TempDir private Path folder;

  @Test
  void damageGivesASentenceOrAnAnswer() throws Exception {
    List<MutableInput> inputs = MutableInput.all(folder);
    Map<String, int[]> counts = new TreeMap<>();
    Long replay = Long.getLong("firefly.seed");
    long first = replay == null ? new Random().nextLong() : replay;
    for (int i = 0; i < (replay == null ? MUTATIONS : 1); i++) {
      long seed = first + i;
      try {
        check(new Random(seed), inputs, counts);
      } catch (Throwable e) {
        throw new AssertionError("replay with -Dfirefly.seed=" + seed, e);
      }
    }
    StringBuilder text = new StringBuilder("MutatedInputTest: seeds from " + first);
    counts.forEach((name, count) -> text.append("; " + name + " " + Arrays.toString(count)));
    System.out.println(text + " (refused, taken)");
  }

  private static void check(Random random, List<MutableInput> inputs, Map<String, int[]> counts)
      throws IOException {
    MutableInput input = inputs.get(random.nextInt(inputs.size()));
    byte[] damaged = input.damaged(random);
    DamagedFile.write(input.file(), damaged);
    boolean[] taken = new boolean[1];
    assertTimeoutPreemptively(LIMIT, () -> taken[0] = isTaken(input));
    counts.computeIfAbsent(input.name(), name -> new int[2])[taken[0] ? 1 : 0]++;
    DamagedFile.write(input.file(), input.original());
  }

  private static boolean isTaken(MutableInput input) throws Exception {
    try {
      input.read();
      return true;
    } catch (Exception e) {
      if (!Problems.isAboutInput(e.getClass()) && Sentences.of(e).isEmpty()) {
        throw e;
      }
      assertThat(e.getMessage()).as(e.toString()).isNotBlank().hasSizeLessThan(5000);
      return false;
    }
  }
}
