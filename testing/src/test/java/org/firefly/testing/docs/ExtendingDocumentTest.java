package org.firefly.testing.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recipes name files and tests that exist. */
class ExtendingDocumentTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern FILE = Pattern.compile("`([\\w.-]+(?:/[\\w.-]+)+)`");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

  private final String page = read();

  private static String read() {
    try {
      return Files.readString(ROOT.resolve("docs/extending.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> named(Pattern pattern) {
    return pattern.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
  }

  @Test
  void everyFileExists() {
    assertThat(named(FILE)).isNotEmpty().allSatisfy(f -> assertThat(ROOT.resolve(f)).exists());
  }

  @Test
  void everyTestExists() throws IOException {
    try (Stream<Path> files = Files.find(ROOT, 20, (file, attributes) -> isTest(file))) {
      Set<String> tests =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
      assertThat(named(TEST)).isNotEmpty().isSubsetOf(tests);
    }
  }

  private static boolean isTest(Path file) {
    return file.toString().endsWith("Test.java");
  }
}
