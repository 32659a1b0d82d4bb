package org.firefly.cli.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.firefly.host.file.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A release of a tree that holds what one needs and a command of three libraries. */
final class ReleaseTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
  private static final String BILL =
      """
      {"metadata": {"component": {"bom-ref": "firefly"}},
       "components": [
        {"bom-ref": "a", "group": "org.a", "name": "a", "version": "1", "purl": "a@1?type=jar"},
        {"bom-ref": "djl", "group": "ai.djl.pytorch", "name": "native", "version": "2",
         "purl": "native@2?classifier=linux-x86_64&type=jar"},
        {"bom-ref": "g", "group": "org.g", "name": "g", "version": "3", "purl": "g@3?type=jar"}],
       "dependencies": [
        {"ref": "firefly", "dependsOn": ["a", "djl"]},
        {"ref": "a", "dependsOn": []},
        {"ref": "djl", "dependsOn": ["g", "a"]},
        {"ref": "g", "dependsOn": []}]}
      """;

  @TempDir private Path folder;
  private Path tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = folder.resolve("tree");
    Path app = Files.createDirectories(tree.resolve("cli/target/app/lib")).getParent();
    for (String launcher : List.of("firefly", "firefly.cmd", "LICENSE")) {
      Files.copy(PROJECT.resolve(launcher), tree.resolve(launcher));
    }
    Files.writeString(Files.createDirectories(tree.resolve("models")).resolve("m.nir"), "model");
    Files.writeString(Files.createDirectories(tree.resolve("data/d")).resolve("x"), "data");
    Files.writeString(app.resolve("firefly.jar"), "command");
    Files.writeString(app.resolve("firefly.cdx.json"), BILL);
    for (String jar : List.of("a-1.jar", "native-2-linux-x86_64.jar", "g-3.jar")) {
      Files.writeString(app.resolve("lib").resolve(jar), jar);
    }
  }

  private Path release(String name, String... more) {
    Path zip = folder.resolve(name);
    CommandLine command = new CommandLine(new Release());
    Stream<String> all =
        Stream.concat(Stream.of(tree.toString(), "-o", zip.toString()), Stream.of(more));
    assertThat(command.execute(all.toArray(String[]::new))).isZero();
    return zip;
  }

  private static List<String> names(FileSystem zip) throws IOException {
    try (Stream<Path> all = Files.walk(zip.getPath("/"))) {
      return all.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }

  @Test
  void itHoldsWhatRunsAndLeavesTrainingOut() throws IOException {
    Path file = release("firefly-1.zip");
    try (FileSystem zip =
        FileSystems.newFileSystem(file, Map.of("enablePosixFileAttributes", "true"))) {
      assertThat(names(zip))
          .containsExactly(
              "/firefly-1/LICENSE",
              "/firefly-1/README.md",
              "/firefly-1/app/firefly.cdx.json",
              "/firefly-1/app/firefly.jar",
              "/firefly-1/app/lib/a-1.jar",
              "/firefly-1/data/d/x",
              "/firefly-1/firefly",
              "/firefly-1/firefly.cmd",
              "/firefly-1/licences/jline.txt",
              "/firefly-1/licences/jts-core.txt",
              "/firefly-1/licences/progressbar.txt",
              "/firefly-1/licences/zstd-jni.txt",
              "/firefly-1/models/m.nir");
      assertThat(Files.getPosixFilePermissions(zip.getPath("/firefly-1/firefly")))
          .contains(PosixFilePermission.OWNER_EXECUTE);
      assertThat(Files.readString(zip.getPath("/firefly-1/firefly.cmd"))).contains("\r\n");
      JsonNode bill =
          Json.INDENTED.readTree(
              Files.readAllBytes(zip.getPath("/firefly-1/app/firefly.cdx.json")));
      assertThat(bill.path("components").findValuesAsText("name")).containsExactly("a");
      assertThat(bill.path("dependencies"))
          .hasToString(
              "[{\"ref\":\"firefly\",\"dependsOn\":[\"a\"]},{\"ref\":\"a\",\"dependsOn\":[]}]");
    }
  }

  @Test
  void trainingComesWhenItIsAskedFor() throws IOException {
    try (FileSystem zip =
        FileSystems.newFileSystem(release("all.zip", "--with-training"), Map.of())) {
      assertThat(names(zip))
          .contains("/all/app/lib/native-2-linux-x86_64.jar", "/all/app/lib/g-3.jar");
      assertThat(Files.readString(zip.getPath("/all/app/firefly.cdx.json"))).contains("ai.djl");
    }
  }

  @Test
  void twiceGivesTheSameBytes() throws IOException {
    Path one = release("firefly-1.zip");
    byte[] first = Files.readAllBytes(one);
    assertThat(Files.readAllBytes(release("firefly-1.zip"))).isEqualTo(first);
  }
}
