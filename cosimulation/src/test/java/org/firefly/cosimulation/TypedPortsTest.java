package org.firefly.cosimulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests use the fields of modules; names are for what is written in SystemVerilog. */
class TypedPortsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern NAMED_PORT = Pattern.compile("\\b(poke|peek|port)\\(\"");
  private static final int MOST_NAMED_PORTS = 20;

  @Test
  void fewTestsNameAPort() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      List<String> places =
          modules
              .map(module -> module.resolve("src/test/java"))
              .filter(Files::isDirectory)
              .flatMap(TypedPortsTest::sources)
              .flatMap(TypedPortsTest::namedPorts)
              .toList();
      assertThat(places)
          .as("ports named in a string; use the field of the module: simulation.poke(path.room, 1)")
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(MOST_NAMED_PORTS);
    }
  }

  private static Stream<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> namedPorts(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return IntStream.range(0, lines.size())
          .filter(line -> NAMED_PORT.matcher(lines.get(line)).find())
          .mapToObj(line -> ROOT.relativize(file) + ":" + (line + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
