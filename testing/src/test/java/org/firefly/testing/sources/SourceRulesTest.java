package org.firefly.testing.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the code of the product must not do by itself, since one place does it right. */
class SourceRulesTest {
  private static final Path ROOT = Path.of("..");
  private static final String LITERAL = "\"(?:[^\"\\\\\\n]|\\\\.)*+\"";
  private static final String TEXT_BLOCK = "\"\"\"(?:[^\"\\\\]|\\\\.|\"(?!\"\"))*+\"\"\"";

  /** One or more literals with a conversion that takes the digits of the locale. */
  private static final String NUMBERS =
      "(?:%s|%s)(?:\\s*\\+\\s*(?:%s|%s))*+".formatted(TEXT_BLOCK, LITERAL, TEXT_BLOCK, LITERAL);

  private static final Pattern CONVERSION =
      Pattern.compile("%(?:\\d+\\$)?[-#+ 0,(]*\\d*(?:\\.\\d+)?[dfeEgGtT]");
  private static final Pattern FORMATTED =
      Pattern.compile("(" + NUMBERS + ")?[\\s)]*\\.formatted\\(");
  private static final Pattern FORMAT =
      Pattern.compile("(?:\\bprintf|\\bString\\.format|\\.format)\\(\\s*(" + NUMBERS + ")");
  private static final Pattern CASE = Pattern.compile("\\.to(?:Upper|Lower)Case\\(\\s*\\)");

  private static final Pattern OUTPUT =
      Pattern.compile(
          "Files\\.(?:newOutputStream|newBufferedWriter|write|writeString|move)\\(|new"
              + " FileOutputStream\\(|new FileWriter\\(|new RandomAccessFile\\(|ATOMIC_MOVE"
              + "|Files\\.createTemp(?:File|Directory)\\(");

  /** Files that write by themselves, and why each may. */
  private static final Map<String, String> WRITERS =
      Map.ofEntries(
          Map.entry("OutputFile.java", "the writer of files"),
          Map.entry("OutputTarget.java", "the writer of files"),
          Map.entry("OutputFolder.java", "the writer of folders"),
          Map.entry("Checkpoint.java", "into the temporary path of the writer"),
          Map.entry("ByteSink.java", "into the temporary path of the writer"),
          Map.entry("ProgramArchive.java", "into the temporary path of the writer"),
          Map.entry("Trace.java", "into the temporary path of the writer"),
          Map.entry("AppLibraries.java", "into the zip file of the writer"),
          Map.entry("BoardPackage.java", "into the zip file of the writer, staged beside it"),
          Map.entry("ProgramDump.java", "into the temporary folder of the writer"),
          Map.entry("GoldenImages.java", "into the temporary folder of the writer"),
          Map.entry("Release.java", "into the zip file of the writer, staged in a scratch folder"),
          Map.entry("ProjectFolder.java", "into the temporary folder of the writer"),
          Map.entry("SysFile.java", "attributes of the kernel, which are no files to be replaced"),
          Map.entry("Firtool.java", "input of a tool in a temporary folder"),
          Map.entry("ExternalTool.java", "output of a tool in a temporary folder"),
          Map.entry("NativeSources.java", "input of a tool in a temporary folder"),
          Map.entry("VerilatedModel.java", "input of a tool in a temporary folder"),
          Map.entry("DamagedFile.java", "an input of tests in their temporary folder"),
          Map.entry("StandInBoard.java", "a board's files in tests"));

  private static Map<Path, String> sources() throws IOException {
    Map<Path, String> sources = new TreeMap<>();
    try (Stream<Path> modules = Files.list(ROOT).filter(path -> !path.endsWith("benchmarks"))) {
      for (Path module : modules.map(path -> path.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(module)) {
          read(module, sources);
        }
      }
    }
    assertThat(sources).hasSizeGreaterThan(300);
    return sources;
  }

  private static void read(Path module, Map<Path, String> sources) throws IOException {
    try (Stream<Path> files = Files.walk(module)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.put(file, Files.readString(file));
      }
    }
  }

  /** Whether a source leaves digits or letters to the locale of the user. */
  private static boolean leavesToLocale(String source) {
    return CASE.matcher(source).find()
        || Stream.of(FORMATTED, FORMAT)
            .flatMap(pattern -> pattern.matcher(source).results())
            .anyMatch(call -> call.group(1) == null || CONVERSION.matcher(call.group(1)).find());
  }

  /**
   * Numbers as the user's locale writes them are no numbers for tools, and names of files and
   * hardware with such digits are no names. {@code String.format(Locale.ROOT, ...)} is right.
   */
  @Test
  void nothingIsFormattedInTheLocaleOfTheUser() throws IOException {
    List<Path> found =
        sources().entrySet().stream()
            .filter(file -> leavesToLocale(file.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(found).as("formats without Locale.ROOT").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"%s: %02d\".formatted(a, b)",
        "(\"a\" + \"%d\")\n  .formatted(a)",
        "\"\"\"\n  x = %d\n  \"\"\".formatted(a)",
        "TEMPLATE.formatted(a)",
        "String.format(\"%.1f\", a)",
        "out.printf(\n \"%,d%n\", a)",
        "name.toLowerCase()"
      })
  void aFormatInTheLocaleOfTheUserIsFound(String source) {
    assertThat(leavesToLocale(source)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"%s and %x\".formatted(a, b)",
        "String.format(Locale.ROOT, \"%.1f\", a)",
        "out.printf(Locale.ROOT, \"%,d%n\", a)",
        "name.toLowerCase(Locale.ROOT)"
      })
  void whatDoesNotDependOnTheLocaleIsNotFound(String source) {
    assertThat(leavesToLocale(source)).isFalse();
  }

  /** Whoever writes files by himself loses links, devices, modes, and leaves halves behind. */
  @Test
  void outputsAreWrittenByOneWriter() throws IOException {
    List<String> found =
        sources().entrySet().stream()
            .filter(file -> OUTPUT.matcher(file.getValue()).find())
            .map(file -> file.getKey().getFileName().toString())
            .distinct()
            .toList();
    assertThat(found).isSubsetOf(WRITERS.keySet());
    assertThat(WRITERS.keySet()).as("exceptions that are needed").isSubsetOf(found);
  }
}
