package org.firefly.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir private Path parent;

  @Test
  void aFolderAppearsWholeOrNotAtAll() throws IOException {
    Path folder = parent.resolve("deep/folder");
    try (OutputFolder whole = new OutputFolder(folder)) {
      Files.writeString(whole.temporary().resolve("a"), "half");
    }
    assertThat(folder.getParent()).isEmptyDirectory();
    write(folder, "whole");
    assertThat(folder.resolve("sub/a")).hasContent("whole");
    assertThat(folder.getParent().toFile().list()).containsExactly("folder");
  }

  private static void write(Path folder, String text) throws IOException {
    try (OutputFolder whole = new OutputFolder(folder)) {
      Files.createDirectory(whole.temporary().resolve("sub"));
      Files.writeString(whole.temporary().resolve("sub/a"), text);
      whole.finish();
    }
  }

  @Test
  void othersMayReadItAsTheyMayReadAnyFolder() throws IOException {
    Path usual = Files.createDirectory(parent.resolve("usual"));
    write(parent.resolve("folder"), "text");
    assertThat(Files.getPosixFilePermissions(parent.resolve("folder")))
        .isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void anEmptyFolderKeepsItsMode() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("folder"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));
    write(folder, "text");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwxrwx---");
  }

  @Test
  void whatIsThereStaysUnlessItIsInTheWay() throws IOException {
    Path folder = Files.createDirectories(parent.resolve("folder"));
    write(folder, "old");
    Files.writeString(folder.resolve("sub/mine"), "mine");
    write(folder, "new");
    assertThat(folder.resolve("sub/a")).hasContent("new");
    assertThat(folder.resolve("sub/mine")).hasContent("mine");
  }

  @Test
  void aLinkToAFolderStays() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("folder"));
    Path link = Files.createSymbolicLink(parent.resolve("link"), folder);
    write(link, "text");
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("sub/a")).hasContent("text");
  }

  @Test
  void whatCanBeNoFolderIsSaidBeforeTheWork() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");
    assertThatThrownBy(() -> OutputFolder.check(file)).hasMessageContaining("is a file");
    assertThatThrownBy(() -> OutputFolder.check(file.resolve("x")))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("is no folder");
    assertThatThrownBy(() -> OutputFolder.check(Path.of("/"))).hasMessageContaining("root");
  }
}
