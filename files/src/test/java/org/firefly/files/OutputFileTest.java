package org.firefly.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir private Path folder;

  @Test
  void aFileAppearsWithItsFoldersOnlyWhenFinished() throws IOException {
    Path file = folder.resolve("a/b/out.txt");
    try (OutputFile whole = new OutputFile(file)) {
      Files.writeString(whole.temporary(), "half");
    }
    assertThat(file.getParent()).isEmptyDirectory();
    OutputFile.write(file, "whole");
    assertThat(file).hasContent("whole");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aSymbolicLinkStaysAndItsTargetGetsTheContent() throws IOException {
    Path target = folder.resolve("target.txt");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target.txt"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), link);
    for (String text : new String[] {"first", "replaced"}) {
      OutputFile.write(second, text);
      assertThat(target).hasContent(text);
      assertThat(link).isSymbolicLink();
      assertThat(second).isSymbolicLink();
    }
  }

  @Test
  void aCircleOfLinksIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));
    assertThatThrownBy(() -> OutputFile.check(link)).hasMessageContaining("circle");
  }

  @Test
  void aFileWithTwoNamesKeepsBoth() throws IOException {
    Path first = Files.writeString(folder.resolve("first"), "a longer text than the new one");
    Path second = Files.createLink(folder.resolve("second"), first);
    OutputFile.write(first, "new");
    assertThat(second).hasContent("new");
    assertThat(Files.isSameFile(first, second)).isTrue();
  }

  @Test
  void modeBitsStay() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
    OutputFile.write(file, "new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwxr-x--x");
  }

  @Test
  void aFifoGetsTheBytesAndStaysAFifo() throws Exception {
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(fifo);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    OutputFile.write(fifo, "through the pipe");
    assertThat(reader.get(30, TimeUnit.SECONDS)).isEqualTo("through the pipe");
    assertThat(Files.isRegularFile(fifo)).isFalse();
    assertThat(Files.exists(fifo)).isTrue();
  }

  @Test
  void theNameOfAnOpenFileIsAppendedTo() throws Exception {
    Path file = folder.resolve("redirected");
    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                "echo before; \"$@\"; echo after",
                "sh",
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                WriteText.class.getName(),
                "/dev/stdout",
                "text\n")
            .redirectOutput(ProcessBuilder.Redirect.appendTo(file.toFile()))
            .start();
    assertThat(shell.waitFor()).isZero();
    assertThat(file).hasContent("before\ntext\nafter\n");
  }

  @Test
  void whatCannotBeWrittenIsSaidBeforeTheWork() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> OutputFile.check(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> OutputFile.check(Path.of("/"))).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> OutputFile.check(file.resolve("x/out")))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining(file + " is no folder");
    Path missing = folder.resolve("missing/out");
    OutputFile.check(missing);
    assertThat(missing.getParent()).doesNotExist();
  }

  @Test
  void aProcessThatIsToldToEndLeavesNothing() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                WriteForever.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("writing");
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(folder).isEmptyDirectory();
  }
}
