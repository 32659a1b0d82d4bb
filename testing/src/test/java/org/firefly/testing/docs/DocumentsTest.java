package org.firefly.testing.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages that name classes or other pages agree with what there is. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path DECISIONS = ROOT.resolve("docs/decisions");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");
  private static final Pattern ROW =
      Pattern.compile("\\| (\\d+) \\| \\[(.+)]\\(([^)]+)\\) \\| (accepted|replaced).*\\|");

  private static Set<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(path -> path.toString().replace('\\', '/'))
          .filter(path -> path.contains("/src/main/java/") && path.endsWith(".java"))
          .map(path -> path.substring(path.lastIndexOf('/') + 1, path.length() - 5))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void everyClassOfTheGlossaryExists() throws IOException {
    String glossary = Files.readString(ROOT.resolve("docs/glossary.md"));
    List<String> named = CLASS.matcher(glossary).results().map(match -> match.group(1)).toList();
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(classes()).containsAll(named);
  }

  @Test
  void everyDecisionHasAStatusAndARowInTheIndex() throws IOException {
    Set<String> expected = new TreeSet<>();
    try (Stream<Path> pages = Files.list(DECISIONS)) {
      for (Path page : pages.filter(p -> !p.endsWith("README.md")).toList()) {
        List<String> lines = Files.readAllLines(page);
        String file = page.getFileName().toString();
        int number = Integer.parseInt(file.substring(0, 4));
        assertThat(lines.get(0)).as(file).startsWith("# " + number + ". ");
        assertThat(lines.get(2)).as(file).startsWith("**Status.** ");
        expected.add(number + " " + lines.get(0).substring(lines.get(0).indexOf(". ") + 2) + file);
      }
    }
    Set<String> rows =
        Files.readString(DECISIONS.resolve("README.md"))
            .lines()
            .flatMap(line -> ROW.matcher(line).results())
            .map(DocumentsTest::row)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(rows).isEqualTo(expected);
  }

  private static String row(MatchResult row) {
    return row.group(1) + " " + row.group(2) + row.group(3);
  }
}
