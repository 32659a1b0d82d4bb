package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.firefly.runtime.command.OutputPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class OutputsTest {
  private static final Set<String> OUTPUTS =
      Set.of("-o", "--output", "--json", "--dump", "--golden");
  private static final String NETWORK = "8x8-16c3-10";

  @TempDir private Path folder;

  private static Stream<OptionSpec> options(CommandLine command) {
    return Stream.concat(
        command.getCommandSpec().options().stream(),
        command.getSubcommands().values().stream().flatMap(OutputsTest::options));
  }

  @Test
  void everyOptionThatNamesAnOutputIsKnownAsOne() {
    assertThat(options(Main.commandLine()))
        .filteredOn(option -> Arrays.stream(option.names()).anyMatch(OUTPUTS::contains))
        .hasSizeGreaterThan(8)
        .allSatisfy(
            option ->
                assertThat(option.converters())
                    .as(option.longestName() + " of " + option.command().name())
                    .hasAtLeastOneElementOfType(OutputPath.class));
  }

  @Test
  void anOutputThatIsAnInputIsRefusedAndTheInputStays() throws IOException {
    Path model = SmallNetwork.write(folder);
    Path link = Files.createSymbolicLink(folder.resolve("link.nir"), model);
    byte[] before = Files.readAllBytes(model);
    for (Path output : new Path[] {model, link, folder.resolve("x/../" + model.getFileName())}) {
      CommandRun run = CommandRun.of("compile", model, "-o", output);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("would overwrite", "NETWORK").hasLineCount(1);
    }
    assertThat(model).hasBinaryContent(before);
  }

  @Test
  void twoOutputsCannotBeTheSame() {
    Path output = folder.resolve("out");
    CommandRun run =
        CommandRun.of("compile", SmallNetwork.write(folder), "-o", output, "--dump", output);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("--output", "--dump").hasLineCount(1);
    assertThat(output).doesNotExist();
  }

  @Test
  void outputsAreLookedAtBeforeTheWork() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (Path output : new Path[] {Path.of("/"), folder, file.resolve("deep/report.json")}) {
      CommandRun run = CommandRun.of("estimate", NETWORK, "--json", output);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).as("nothing was estimated").isEmpty();
      assertThat(run.err()).contains(output.toString()).contains(";").hasLineCount(1);
    }
  }

  @Test
  void aDumpThatCannotBeWrittenLeavesNoProgram() throws IOException {
    Path dump = Files.createDirectory(folder.resolve("dump"));
    Files.writeString(dump.resolve("mine"), "");
    Path program = folder.resolve("program");
    CommandRun run =
        CommandRun.of("compile", SmallNetwork.write(folder), "-o", program, "--dump", dump);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is not empty").hasLineCount(1);
    assertThat(program).doesNotExist();
  }

  @Test
  void aStandardOutputThatFailsIsAnError() {
    StringWriter err = new StringWriter();
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    CommandLine command =
        Main.commandLine().setOut(new PrintWriter(full)).setErr(new PrintWriter(err));
    assertThat(command.execute("boards")).isEqualTo(1);
    assertThat(err.toString()).contains("standard output").hasLineCount(1);
  }

  @Test
  void aDashIsTheStandardOutputAndNothingElseIsPrintedThere() throws Exception {
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "estimate",
                NETWORK,
                "--json",
                "-")
            .redirectOutput(out)
            .redirectError(err)
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(out).content().startsWith("{").contains("\"totals\"").doesNotContain("throughput  ");
    assertThat(err).content().contains("throughput  ");
    assertThat(Path.of("-")).doesNotExist();
  }
}
