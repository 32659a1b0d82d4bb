package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A board package, unpacked and used as a user would.
 *
 * @param app its folder
 */
record UnpackedPackage(Path app) {
  private static final int MOST_SECONDS = 300;

  /** Unpacks. */
  static UnpackedPackage of(Path zip, Path target) throws IOException {
    try (FileSystem files =
            FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"));
        Stream<Path> entries = Files.walk(files.getPath("/"))) {
      for (Path entry : entries.filter(Files::isRegularFile).toList()) {
        Path file = target.resolve(entry.toString().substring(1));
        Files.createDirectories(file.getParent());
        Files.copy(entry, file);
        Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(entry));
      }
    }
    return new UnpackedPackage(target.resolve("firefly-app"));
  }

  Path file(String name) {
    return app.resolve(name);
  }

  /** Runs the launcher in a process of its own and returns what it printed. */
  String run(int exitCode, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(file("run.sh").toString());
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(app, "out", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectOutput(out.toFile()).start();
    assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(out)).isEqualTo(exitCode);
    return Files.readString(out);
  }
}
