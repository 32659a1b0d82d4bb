package org.firefly.events.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.firefly.events.EventBatch;
import org.firefly.events.EventFiles;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.SensorSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventCameraTest {
  private static final CameraModel QUIET = new CameraModel(new SensorSize(12, 12), 0.3, 0, 0.1, 0);

  @TempDir Path folder;

  /** A white square of 4 x 4 on black. */
  private static Picture square() {
    byte[] pixels = new byte[64];
    for (int y = 2; y < 6; y++) {
      for (int x = 2; x < 6; x++) {
        pixels[y * 8 + x] = (byte) 255;
      }
    }
    return new Picture(pixels, 8, 8);
  }

  private static EventBatch record(CameraModel model, Saccades saccades, long seed) {
    return new EventCamera(model, saccades).record(square(), seed);
  }

  @Test
  void aStillPictureGivesNoEvents() {
    assertThat(record(QUIET, new Saccades(0, 100_000), 1).size()).isZero();
  }

  /** Each threshold that is crossed one way is crossed back, since the picture comes back. */
  @Test
  void aPixelThatReturnsIsAsOftenBrighterAsDarker() {
    EventBatch batch = record(QUIET, Saccades.DEFAULT, 1);
    int[] balance = new int[144];
    for (int i = 0; i < batch.size(); i++) {
      balance[batch.y(i) * 12 + batch.x(i)] += batch.polarity(i) == 1 ? 1 : -1;
    }
    assertThat(batch.size()).isGreaterThan(100);
    assertThat(IntStream.of(balance).map(Math::abs).max().orElseThrow()).isLessThanOrEqualTo(1);
  }

  @Test
  void theFirstSaccadeMovesRightAndUp() {
    EventBatch batch = record(QUIET, Saccades.DEFAULT, 1);
    int early = 0;
    for (int i = 0; i < batch.size() && batch.time(i) < 50_000; i++) {
      early += (batch.polarity(i) == 1 ? 1 : -1) * (batch.y(i) < 6 ? 1 : -1);
    }
    assertThat(early).isPositive();
  }

  @Test
  void recordingsAreInOrderAndRepeatable() {
    EventBatch first = record(CameraModel.DEFAULT, Saccades.DEFAULT, 5);
    EventBatch second = record(CameraModel.DEFAULT, Saccades.DEFAULT, 5);
    assertThat(first.size()).isEqualTo(second.size());
    for (int i = 1; i < first.size(); i++) {
      assertThat(first.time(i)).isGreaterThanOrEqualTo(first.time(i - 1));
      assertThat(first.time(i)).isEqualTo(second.time(i)).isLessThan(300_000);
    }
    assertThat(record(CameraModel.DEFAULT, Saccades.DEFAULT, 6).size()).isNotEqualTo(first.size());
  }

  @Test
  void setsAreFoldersOfClasses() throws Exception {
    GeneratedSet set = new GeneratedSet(QUIET, Saccades.DEFAULT, ".bin", 1);
    long events = set.write(folder, 3, i -> square(), i -> i % 2, () -> {});
    long read = 0;
    for (String name : new String[] {"0/00001.bin", "1/00002.bin", "0/00003.bin"}) {
      assertThat(Files.isRegularFile(folder.resolve(name))).isTrue();
      try (EventReader reader = EventFiles.open(folder.resolve(name), EventOptions.defaults())) {
        EventBatch batch = new EventBatch();
        while (reader.read(batch)) {
          read += batch.size();
        }
      }
    }
    assertThat(read).isEqualTo(events);
  }
}
