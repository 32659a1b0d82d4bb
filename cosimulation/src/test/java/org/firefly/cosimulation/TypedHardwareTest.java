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

/** What the compiler can check about hardware is neither a string nor a place in a list. */
class TypedHardwareTest {
  private static final Path ROOT = Path.of("..");
  private static final int MOST_NAMED_PORTS = 20;
  private static final int MOST_ANONYMOUS_MEMBERS = 5;

  @Test
  void testsUseTheFieldsOfModulesWhereverThereAreSome() {
    assertThat(places("src/test/java", "\\b(poke|peek|port)\\(\""))
        .as("ports named in a string; use the field of the module: simulation.poke(path.room, 1)")
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(MOST_NAMED_PORTS);
  }

  @Test
  void recordsDeclareTheMembersOfTheirBundles() {
    assertThat(places("src", "\\bfield\\(bool\\(\\)\\)"))
        .as("members of bundles declared a second time; use bundle(Pixel.class)")
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(MOST_ANONYMOUS_MEMBERS);
  }

  /** Files and lines below a folder of any module at which the text stands, once for each time. */
  private static List<String> places(String folder, String expression) {
    Pattern text = Pattern.compile(expression);
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve(folder))
          .filter(Files::isDirectory)
          .flatMap(TypedHardwareTest::sources)
          .flatMap(file -> places(file, text))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> places(Path file, Pattern text) {
    try {
      List<String> lines = Files.readAllLines(file);
      return IntStream.range(0, lines.size())
          .boxed()
          .flatMap(
              line ->
                  text.matcher(lines.get(line))
                      .results()
                      .map(found -> ROOT.relativize(file) + ":" + (line + 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
