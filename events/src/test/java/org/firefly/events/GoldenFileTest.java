package org.firefly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that independent tools wrote, or read alike where none writes the format, give the events
 * that those tools find; interop/events/make_goldens.py made them.
 */
class GoldenFileTest {
  static Stream<String> files() throws IOException {
    return Files.readAllLines(Goldens.path("index.txt")).stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void hasTheEventsThatTheToolsFind(String line) throws IOException {
    List<String> words = List.of(line.split(" "));
    EventOptions options = EventOptions.defaults();
    for (String rule : words.subList(2, words.size())) {
      options = options.with(Rules.parse(rule));
    }
    Path file = Goldens.path(words.get(0));
    try (EventReader reader = EventFiles.open(file, options)) {
      assertThat(Goldens.events(reader)).isEqualTo(Files.readAllLines(Goldens.path(words.get(1))));
      assertThat(reader.drops().counts()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isReadAlikeInSmallBatches(String line) throws IOException {
    Path file = Goldens.path(line.split(" ")[0]);
    EventOptions options = EventOptions.defaults();
    try (EventReader large = EventFiles.open(file, options);
        EventReader small = EventFiles.open(file, options)) {
      assertThat(Goldens.events(small, new EventBatch(EventBatch.MIN_CAPACITY)))
          .isEqualTo(Goldens.events(large));
    }
  }
}
