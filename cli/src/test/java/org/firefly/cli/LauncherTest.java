package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launchers in a tree of their own, with a Java and a Maven that only say what they are told.
 */
class LauncherTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
  private static final String JAVA =
      """
      #!/bin/sh
      case "$1" in
        *Locked.java) exec "%s/bin/java" "$@" ;;
      esac
      printf '%%s\\n' "$@"
      """;

  /** Takes long enough for a second start to meet the first. */
  private static final String MAVEN =
      """
      #!/bin/sh
      here=$(cd "$(dirname "$0")" && pwd -P)
      echo "build $*" >> "$here/builds"
      sleep 1
      mkdir -p "$here/cli/target/app" "$here/core/target/classes" "$here/explore-spark/target/app"
      """;

  @TempDir private Path temporary;
  private Path tree;
  private Path source;

  @BeforeEach
  void makeTree() throws IOException {
    tree = temporary.toRealPath().resolve("a tree");
    for (String name : List.of("firefly", "scripts/build-app", ".mvn/wrapper/Locked.java")) {
      Path copy = tree.resolve(name);
      Files.createDirectories(copy.getParent());
      Files.copy(PROJECT.resolve(name), copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    script(tree.resolve("mvnw"), MAVEN);
    script(tree.resolve("jre/bin/java"), JAVA.formatted(System.getProperty("java.home")));
    source = tree.resolve("core/src/main/java/A.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class A {}");
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Process start(Path launcher) throws IOException {
    return start(launcher, "boards");
  }

  private Process start(Path launcher, String... command) throws IOException {
    List<String> all = new ArrayList<>(List.of(launcher.toString()));
    all.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.environment().put("JAVA_HOME", tree.resolve("jre").toString());
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String output(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
    return out;
  }

  private int builds() throws IOException {
    return Files.readAllLines(tree.resolve("builds")).size();
  }

  @Test
  void theLauncherStartsThroughLinks() throws IOException, InterruptedException {
    Path bin = Files.createDirectories(temporary.toRealPath().resolve("bin"));
    Path inner = Files.createSymbolicLink(bin.resolve("inner"), tree.resolve("firefly"));
    Path outer = Files.createSymbolicLink(bin.resolve("outer"), inner.getFileName());
    assertThat(output(start(outer))).contains("-Dfirefly.home=" + tree + "\n").contains("boards");
  }

  @Test
  void shortCommandsStartFromAnArchiveOfClassesIfThereIsOne()
      throws IOException, InterruptedException {
    Path launcher = tree.resolve("firefly");
    assertThat(output(start(launcher))).doesNotContain("SharedArchiveFile");
    Path archive = Files.createFile(tree.resolve("cli/target/app/firefly.jsa"));
    assertThat(output(start(launcher))).contains("-XX:SharedArchiveFile=" + archive + "\n");
    assertThat(output(start(launcher, "train")))
        .doesNotContain("SharedArchiveFile")
        .contains("-XX:+UseParallelGC\n");
  }

  @Test
  void onlyAStudyOnAClusterBuildsAndCarriesSpark() throws IOException, InterruptedException {
    Path launcher = tree.resolve("firefly");
    assertThat(output(start(launcher, "explore", "s.yaml", "-o", "d")))
        .doesNotContain("spark")
        .contains("-jar\n");
    assertThat(output(start(launcher, "boards", "--master"))).doesNotContain("spark");
    assertThat(builds()).isEqualTo(1);

    Path app = tree.resolve("explore-spark/target/app");
    String classPath =
        String.join(
            ":",
            app + "/spark/*",
            tree + "/cli/target/app/firefly.jar",
            app + "/lib/firefly-explore-spark.jar");
    for (String master : List.of("--master", "--master=local[2]")) {
      assertThat(output(start(launcher, "explore", "s.yaml", master)))
          .contains("--add-opens=java.base/java.nio=ALL-UNNAMED\n")
          .contains("-cp\n" + classPath + "\norg.firefly.cli.Main\nexplore\ns.yaml\n" + master);
    }
    assertThat(builds()).isEqualTo(2);
    assertThat(tree.resolve("builds")).content().contains("-pl explore-spark -am");
  }

  @Test
  void theLauncherOfAReleaseStartsTheCommandBesideIt() throws IOException, InterruptedException {
    Path release = Files.createDirectories(tree.resolveSibling("a release"));
    Path launcher = Files.copy(tree.resolve("firefly"), release.resolve("firefly"));
    ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "boards");
    builder.environment().put("JAVA_HOME", tree.resolve("jre").toString());
    assertThat(output(builder.start())).contains("-jar\n" + release + "/app/firefly.jar\nboards");
    assertThat(tree.resolve("builds")).doesNotExist();
  }

  @Test
  void theLauncherOfAPackageStartsThroughALink() throws IOException, InterruptedException {
    Path launcher = tree.resolve("app/run.sh");
    script(
        launcher,
        Files.readString(PROJECT.resolve("cli/src/main/resources/org/firefly/cli/packaging/run.sh"))
            .replace("${inputScale}", ""));
    Path link = Files.createSymbolicLink(temporary.toRealPath().resolve("classify"), launcher);
    assertThat(output(start(link))).contains("-Dfirefly.app=" + tree.resolve("app") + "\n");
  }

  @Test
  void twoFirstStartsBuildOnceAndBothRun() throws IOException, InterruptedException {
    Process first = start(tree.resolve("firefly"));
    Process second = start(tree.resolve("firefly"));
    assertThat(output(first)).contains("boards");
    assertThat(output(second)).contains("boards");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void contentDecidesWhatIsStale() throws IOException, InterruptedException {
    Path other = Files.writeString(source.resolveSibling("B.java"), "class B {}");
    output(start(tree.resolve("firefly")));
    output(start(tree.resolve("firefly")));
    assertThat(builds()).isEqualTo(1);

    Files.writeString(source, "class A { int a; }");
    Files.setLastModifiedTime(source, FileTime.fromMillis(0));
    Path stale = Files.writeString(tree.resolve("core/target/classes/A.class"), "old");
    output(start(tree.resolve("firefly")));
    assertThat(builds()).isEqualTo(2);
    assertThat(stale).doesNotExist();

    Files.delete(other);
    output(start(tree.resolve("firefly")));
    assertThat(builds()).isEqualTo(3);
  }
}
