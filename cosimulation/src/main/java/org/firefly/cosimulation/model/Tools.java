package org.firefly.cosimulation.model;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firefly.hdl.tool.ChildProcess;
import org.firefly.hdl.tool.TemporaryDirectory;

/** Runs Verilator, the C++ compiler and make. */
public final class Tools {
  private static final int SHOWN_LINES = 12;
  private final String searchPath;

  private Tools(String searchPath) {
    this.searchPath = searchPath;
  }

  /** The tools that the user's {@code PATH} finds. */
  public static Tools installed() {
    return new Tools(System.getenv().getOrDefault("PATH", "/usr/bin"));
  }

  /** The tools that this list of folders finds, separated as in {@code PATH}. */
  public static Tools on(String searchPath) {
    return new Tools(searchPath);
  }

  /**
   * Runs a command to its end.
   *
   * @param folder where it runs
   * @param command the tool's name and its arguments
   * @return what it printed
   * @throws CosimulationException when the tool is missing or fails, with its first complaints
   */
  String run(Path folder, List<String> command) {
    List<String> resolved = new ArrayList<>(command);
    resolved.set(0, find(command.get(0)).toString());
    try (TemporaryDirectory scratch = new TemporaryDirectory()) {
      return run(folder, resolved, scratch.path().resolve("output.log"));
    } catch (IOException e) {
      throw new CosimulationException(command.get(0) + " cannot be run: " + e.getMessage(), e);
    }
  }

  private String run(Path folder, List<String> command, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("PATH", searchPath);
    int status = run(builder);
    String output = Files.readString(log, StandardCharsets.UTF_8);
    if (status != 0) {
      String tool = Path.of(command.get(0)).getFileName().toString();
      throw new CosimulationException(tool + " failed: " + complaints(output));
    }
    return output;
  }

  private static int run(ProcessBuilder program) throws IOException {
    try {
      return ChildProcess.run(program);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CosimulationException("Building the model was interrupted.", e);
    }
  }

  private static String complaints(String output) {
    List<String> errors =
        output.lines().filter(line -> line.toLowerCase(Locale.ROOT).contains("error")).toList();
    return (errors.isEmpty() ? output.lines() : errors.stream())
        .limit(SHOWN_LINES)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private Path find(String tool) {
    for (String folder : searchPath.split(Pattern.quote(File.pathSeparator))) {
      Path candidate = Path.of(folder, tool);
      if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    throw new CosimulationException(
        "Simulating hardware needs "
            + tool
            + ", which is not installed; install it with: apt-get install verilator g++ make");
  }
}
