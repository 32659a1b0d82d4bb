package org.firefly.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.firefly.events.sets.EventSets;
import org.firefly.testing.DamagedFile;
import org.firefly.testing.Mutation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files of every format give one sentence or events on the sensor, within the memory of the
 * test JVM. {@code -Dfirefly.mutations=N} makes N files; a failure names the seed, and {@code
 * -Dfirefly.seed=SEED} makes that file alone.
 */
class MutatedFileTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int MUTATIONS = Integer.getInteger("firefly.mutations", 3000);

  private static final List<String> TEXTS = List.of("faery.csv", "seconds.txt");
  private static final String WORDS = "shd_test.h5";

  @TempDir Path folder;

  @Test
  void damageGivesASentenceOrEvents() throws IOException {
    List<Path> originals = originals();
    Long replay = Long.getLong("firefly.seed");
    long first = replay == null ? new Random().nextLong() : replay;
    for (int i = 0; i < (replay == null ? MUTATIONS : 1); i++) {
      long seed = first + i;
      try {
        check(seed, originals);
      } catch (Throwable e) {
        throw new AssertionError("replay with -Dfirefly.seed=" + seed, e);
      }
    }
  }

  private static List<Path> originals() throws IOException {
    try (Stream<Path> files = Files.list(Goldens.path("index.txt").getParent())) {
      return files.filter(MutatedFileTest::isRecording).sorted().toList();
    }
  }

  /** Expected events and the index are text as well. */
  private static boolean isRecording(Path file) {
    String name = file.getFileName().toString();
    return TEXTS.contains(name) || !name.matches(".*\\.(csv|txt)");
  }

  private void check(long seed, List<Path> originals) throws IOException {
    Random random = new Random(seed);
    Path original = originals.get(random.nextInt(originals.size()));
    Path other = originals.get(random.nextInt(originals.size()));
    byte[] bytes =
        Mutation.several(Files.readAllBytes(original), Files.readAllBytes(other), random);
    Path file = folder.resolve(original.getFileName().toString());
    DamagedFile.write(file, bytes);
    EventOptions options = options(random);
    assertTimeoutPreemptively(LIMIT, () -> read(file, options));
  }

  private static EventOptions options(Random random) {
    EventOptions options = EventOptions.defaults();
    for (Class<? extends Rule> question : Rules.questions()) {
      if (random.nextInt(4) == 0) {
        List<Rule> answers = Rules.answers(question);
        options = options.with(answers.get(random.nextInt(answers.size())));
      }
    }
    return options;
  }

  private static void read(Path file, EventOptions options) {
    try {
      if (file.endsWith(WORDS)) {
        EventSets.open(file, EventSets.Part.TEST)
            .recordings()
            .forEach(word -> read(word.source(), options));
      } else {
        read(EventSource.ofFile(file), options);
      }
    } catch (EventException e) {
      assertThat(e)
          .hasMessageContaining(file.toString())
          .hasMessageNotContaining("\n")
          .hasMessageEndingWith(".");
    }
  }

  private static void read(EventSource source, EventOptions options) {
    EventBatch batch = new EventBatch(EventBatch.MIN_CAPACITY);
    try (EventReader reader = source.open(options)) {
      while (reader.read(batch)) {
        assertThat(batch.size()).isPositive();
        if (options.rule(OutOfSensor.class) != OutOfSensor.KEEP) {
          reader.recording().sensor().ifPresent(sensor -> checkPlaces(batch, sensor));
        }
      }
      assertThat(batch.size()).isZero();
      assertThat(reader.read(batch)).isFalse();
      assertThat(reader.drops().total()).isNotNegative();
    }
  }

  private static void checkPlaces(EventBatch batch, SensorSize sensor) {
    for (int i = 0; i < batch.size(); i++) {
      assertThat(sensor.contains(batch.x(i), batch.y(i))).isTrue();
    }
  }
}
