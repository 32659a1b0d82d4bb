package org.firefly.cli.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.firefly.files.OutputFile;
import org.firefly.files.ScratchFolder;
import org.firefly.host.file.Json;
import org.firefly.runtime.command.OutputPath;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes a release: the command with its libraries, launchers for every system, shipped networks
 * and data, in one folder that needs a Java 17 runtime. {@code scripts/build-release} starts it.
 */
@Command(
    name = "build-release",
    mixinStandardHelpOptions = true,
    description = "Writes a zip file that needs a Java 17 runtime and nothing else.")
public final class Release implements Callable<Integer> {
  private static final String APP = "cli/target/app";
  private static final String BILL = "firefly.cdx.json";
  private static final String TRAINING = "ai.djl";

  /** Licences other than FireFly's own whose text the libraries do not carry. */
  private static final List<String> LICENCES =
      List.of("jline", "jts-core", "progressbar", "zstd-jni");

  @Parameters(paramLabel = "TREE", description = "A checkout that has been built.")
  private Path tree;

  @Option(
      converter = OutputPath.ToFile.class,
      names = {"-o", "--output"},
      paramLabel = "FILE.zip",
      required = true,
      description = "The release; the folder in it has its name.")
  private Path output;

  @Option(
      names = "--with-training",
      description = "Adds PyTorch for the system that this runs on; `firefly train` needs it.")
  private boolean training;

  /** Entry point of the script. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Release()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    String name = output.getFileName().toString().replaceFirst("\\.zip$", "");
    try (ScratchFolder staging = new ScratchFolder("firefly-release");
        OutputFile whole = new OutputFile(output)) {
      fill(staging.path());
      new PackageZip(staging.path(), name).write(whole.temporary());
      whole.finish();
    }
    return 0;
  }

  private void fill(Path folder) throws IOException {
    for (String file : List.of("firefly", "firefly.cmd", "LICENSE", "models", "data")) {
      copy(tree.resolve(file), folder.resolve(file));
    }
    copyResource("release.md", folder.resolve("README.md"));
    Path licences = Files.createDirectory(folder.resolve("licences"));
    for (String licence : LICENCES) {
      copyResource("licences/" + licence + ".txt", licences.resolve(licence + ".txt"));
    }
    Path app = tree.resolve(APP);
    ReleaseBill all = ReleaseBill.read(app.resolve(BILL));
    ReleaseBill bill = training ? all : all.without(TRAINING);
    Path target = Files.createDirectories(folder.resolve("app/lib")).getParent();
    Files.copy(app.resolve("firefly.jar"), target.resolve("firefly.jar"));
    for (String jar : bill.jars()) {
      Files.copy(app.resolve("lib").resolve(jar), target.resolve("lib").resolve(jar));
    }
    Json.INDENTED.writeValue(target.resolve(BILL).toFile(), bill.json());
  }

  private static void copyResource(String name, Path target) throws IOException {
    try (InputStream text = Release.class.getResourceAsStream(name)) {
      Files.writeString(target, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static void copy(Path source, Path target) throws IOException {
    try (Stream<Path> all = Files.walk(source)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(source.relativize(path).toString());
        Files.createDirectories(copy.toAbsolutePath().getParent());
        Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
