package org.firefly.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.firefly.testing.DamagedFile;
import org.firefly.testing.Mutation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A damaged checkpoint is refused, or nothing that matters was damaged. {@code
 * -Dfirefly.mutations=N} makes N files; a failure names the seed, and {@code -Dfirefly.seed=SEED}
 * makes that file alone.
 */
class MutatedCheckpointTest {
  private static final int MUTATIONS = Integer.getInteger("firefly.mutations", 500);
  private static final int EPOCH = 3;
  private static final float[] VALUES = {1, 2, 3, 4, 5, 6, 7, 8};

  @TempDir private Path folder;

  @Test
  void damageIsRefusedOrChangesNothing() throws IOException {
    Long replay = Long.getLong("firefly.seed");
    long first = replay == null ? new Random().nextLong() : replay;
    int taken = 0;
    int count = replay == null ? MUTATIONS : 1;
    try (NDManager manager = NDManager.newBaseManager()) {
      List<Parameter> state = state(manager);
      Checkpoint checkpoint = new Checkpoint(folder, "a run");
      checkpoint.write(manager, state, EPOCH);
      Path file = folder.resolve("checkpoint.npz");
      byte[] whole = Files.readAllBytes(file);
      for (long seed = first; seed < first + count; seed++) {
        DamagedFile.write(file, Mutation.several(whole.clone(), whole, new Random(seed)));
        try {
          taken += isTaken(checkpoint, manager, state) ? 1 : 0;
        } catch (Throwable e) {
          throw new AssertionError("replay with -Dfirefly.seed=" + seed, e);
        }
      }
    }
    System.out.printf(
        "MutatedCheckpointTest: seeds from %d, taken %d of %d%n", first, taken, count);
  }

  private static List<Parameter> state(NDManager manager) {
    return List.of(
        new Parameter("weights", manager.create(VALUES, new Shape(2, 4)), Parameter.Role.DECAYING),
        new Parameter("mean", manager.create(VALUES, new Shape(8)), Parameter.Role.STATISTIC));
  }

  private static boolean isTaken(Checkpoint checkpoint, NDManager manager, List<Parameter> state) {
    try {
      state.forEach(parameter -> parameter.values().put(new float[VALUES.length]));
      assertThat(checkpoint.read(manager, state)).isEqualTo(EPOCH);
    } catch (TrainingException e) {
      assertThat(e).hasMessageContaining("checkpoint.npz").hasMessageNotContaining("\n");
      return false;
    }
    for (Parameter parameter : state) {
      FloatBuffer values = parameter.values();
      float[] found = new float[VALUES.length];
      values.get(found);
      assertThat(found).containsExactly(VALUES);
    }
    return true;
  }
}
