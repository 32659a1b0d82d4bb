package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From images to recordings, and from recordings to answers. */
final class EventCommandsTest {
  private static final int IMAGES = 10;

  @TempDir private Path folder;
  private Path recordings;

  @BeforeEach
  void record() throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + IMAGES * 36);
    images.putInt(0x803).putInt(IMAGES).putInt(6).putInt(6);
    ByteBuffer labels = ByteBuffer.allocate(8 + IMAGES).putInt(0x801).putInt(IMAGES);
    for (int i = 0; i < IMAGES; i++) {
      labels.put((byte) (i % SmallNetwork.CLASSES));
      for (int pixel = 0; pixel < 36; pixel++) {
        images.put((byte) (pixel % 6 == i % 6 ? 255 : 0));
      }
    }
    Files.write(folder.resolve("t10k-images-idx3-ubyte"), images.array());
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels.array());
    recordings = folder.resolve("recordings");
    CommandRun run = CommandRun.of("record", folder, "-o", recordings, "--sensor", "8x8");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Wrote 8 recordings").contains("Wrote 2 recordings");
  }

  private Path recording() {
    return recordings.resolve("train/0/00001.bin");
  }

  @Test
  void aRecordingIsDescribedInWordsNumbersAndPictures() throws IOException {
    Path json = folder.resolve("r.json");
    Path picture = folder.resolve("p.png");
    Path animation = folder.resolve("a.gif");
    CommandRun run =
        CommandRun.of(
            "events",
            recording(),
            "--sensor",
            "8x8",
            "--json",
            json,
            "--picture",
            picture,
            "--animation",
            animation,
            "--frames",
            "tonic:n_time_bins=5");
    assertThat(run.err()).isEmpty();
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    long events = report.path("events").asLong();
    assertThat(events).isEqualTo(Files.size(recording()) / 5);
    assertThat(run.out())
        .contains("  " + events + " events\n")
        .contains("  sensor 8x8\n")
        .contains("  first time stamp " + report.path("firstMicroseconds").asLong() + " us\n")
        .contains("  last time stamp " + report.path("lastMicroseconds").asLong() + " us\n")
        .contains("  0 dropped, 0 special events\n");
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(256);
    try (ImageInputStream in = ImageIO.createImageInputStream(animation.toFile())) {
      ImageReader gif = ImageIO.getImageReadersByFormatName("gif").next();
      gif.setInput(in);
      assertThat(gif.getNumImages(true)).isEqualTo(5);
      gif.dispose();
    }
  }

  @Test
  void aNetworkRunsOnFoldersOfRecordings() {
    CommandRun run =
        CommandRun.of(
            "run",
            SmallNetwork.write(folder),
            "--events",
            recordings,
            "--frames",
            "tonic:n_time_bins=4");
    assertThat(run.err())
        .isEqualTo(
            "Counts above 1 are clipped to 1, since the accelerator takes spikes."
                + System.lineSeparator());
    assertThat(run.out()).contains("2 samples simulated").contains("Accuracy:");
  }

  @Test
  void framesOfDifferentNumberAreMadeEqual() {
    CommandRun run =
        CommandRun.of(
            "run",
            SmallNetwork.write(folder),
            "--events",
            recording(),
            "--frames",
            "50ms+clip",
            "--time-steps",
            3);
    assertThat(run.err()).contains("Every recording gets 3 frames");
    assertThat(run.out()).contains("T = 3").doesNotContain("Accuracy");
  }

  @Test
  void fewerTimeStepsCutRecordingsAndMoreAreRefused() {
    Path model = SmallNetwork.write(folder);
    Object[] arguments = {
      "run", model, "--events", recordings, "--frames", "tonic:n_time_bins=4", "--time-steps", 2
    };
    assertThat(CommandRun.of(arguments).out()).contains("T = 2");
    arguments[arguments.length - 1] = 5;
    CommandRun more = CommandRun.of(arguments);
    assertThat(more.exitCode()).isEqualTo(1);
    assertThat(more.err()).contains("have 4 time steps, but 5 are asked for");
  }

  @Test
  void aSpokenWordIsDescribed() {
    Path words = Path.of("../events/src/test/resources/org/firefly/events/golden/shd_test.h5");
    CommandRun run = CommandRun.of("events", words, "--recording", 1);
    assertThat(run.out())
        .startsWith("Recording 1 of 3, class 0 (null).")
        .contains("  3 events")
        .contains("  sensor 700x1")
        .contains("  last time stamp 1400390 us");
    assertThat(CommandRun.of("events", words, "--recording", 3).err())
        .contains("shd_test.h5 has recordings 0 to 2; choose one of them with --recording.");
  }

  @Test
  void whatIsMissingIsAskedForInOneSentence() {
    Path model = SmallNetwork.write(folder);
    CommandRun run = CommandRun.of("run", model, "--events", recordings);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("firefly: The model file does not say how recordings become");
    run = CommandRun.of("events", folder.resolve("none.raw"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("none.raw does not exist");
    run = CommandRun.of("events", recording(), "--picture", folder.resolve("p.svg"));
    assertThat(run.err()).contains("p.svg should end in .png");
  }
}
