package org.firefly.events.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.firefly.events.EventOptions;
import org.firefly.events.SensorSize;
import org.junit.jupiter.api.Test;

/**
 * Frames equal those of tonic, SpikingJelly and Sinabs, which {@code interop/events/frames.py}
 * wrote down; {@code -Dfirefly.frames=FILE} checks another file of that script.
 */
class GoldenFramesTest {
  private MemorySource recording;
  private int checked;

  @Test
  void framesEqualThoseOfTheTools() throws IOException {
    try (BufferedReader lines = golden()) {
      String line = lines.readLine();
      while (line != null) {
        String[] words = line.split(" ");
        if (words[0].equals("recording")) {
          recording = recording(lines, words);
        } else {
          check(words, lines.readLine());
        }
        line = lines.readLine();
      }
    }
    assertThat(checked).isGreaterThan(80);
  }

  private static BufferedReader golden() throws IOException {
    String other = System.getProperty("firefly.frames");
    return other != null
        ? Files.newBufferedReader(Path.of(other))
        : new BufferedReader(
            new InputStreamReader(
                GoldenFramesTest.class.getResourceAsStream("/frames/golden.txt"),
                StandardCharsets.UTF_8));
  }

  private static MemorySource recording(BufferedReader lines, String[] words) throws IOException {
    long[][] events = new long[Integer.parseInt(words[3])][];
    for (int i = 0; i < events.length; i++) {
      events[i] = Arrays.stream(lines.readLine().split(" ")).mapToLong(Long::parseLong).toArray();
    }
    return new MemorySource(
        new SensorSize(Integer.parseInt(words[1]), Integer.parseInt(words[2])), events);
  }

  private void check(String[] words, String nonZero) {
    int[] shape = Arrays.stream(words, 2, 6).mapToInt(Integer::parseInt).toArray();
    int[] expected = new int[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (String entry : nonZero.isEmpty() ? new String[0] : nonZero.split(" ")) {
      String[] pair = entry.split(":");
      expected[Integer.parseInt(pair[0])] = Integer.parseInt(pair[1]);
    }
    FrameSpec spec = FrameSpec.parse(words[1]);
    Frames frames = new Framer(spec, EventOptions.defaults(), Optional.empty()).frames(recording);
    String context = words[1] + " of " + Arrays.deepToString(recording.events());
    assertThat(
            new int[] {
              frames.timeSteps(), frames.channels(), frames.size().height(), frames.size().width()
            })
        .as(context)
        .isEqualTo(shape);
    assertThat(frames.counts()).as(context).isEqualTo(expected);
    checked++;
  }
}
