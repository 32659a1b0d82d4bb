package org.firefly.vivado;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firefly.architecture.board.Boards;
import org.firefly.hdl.tool.ExternalTool;

/** Runs the scripts of a project under {@code tclsh} with the stand-in for Vivado's commands. */
final class StandIn {
  private static final List<String> PARTS =
      List.of("run", "project", "ipx", "catalogue", "design", "addresses", "runs");

  private final Path work;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();

  /**
   * What a run left behind.
   *
   * @param exitCode 0 if the script ended by itself and everything that has to exist does
   * @param output both streams
   * @param record every command with its arguments, one a line
   * @param folder the project
   */
  record Run(int exitCode, String output, String record, Path folder) {
    boolean isComplete() {
      return exitCode == 0 && output.contains("stand-in: complete");
    }
  }

  StandIn(Path work) {
    this.work = work;
    with("BOARDS", boardParts());
  }

  /**
   * The board definitions of all presets, each with its part: two versions, as Vivado's store keeps
   * them, and an old one of another vendor and another device.
   */
  private static String boardParts() {
    return Boards.all().stream()
        .flatMap(board -> board.platform().stream())
        .flatMap(
            platform ->
                platform.boardPart().stream()
                    .flatMap(name -> definitions(name, platform.part().name())))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static Stream<String> definitions(String name, String part) {
    return Stream.of(
        "vendor.com:" + name + ":1.9 " + part,
        "vendor.com:" + name + ":1.10 " + part,
        "zz.vendor.com:" + name + ":1.0 xczu3eg-sbva484-1-e");
  }

  /** Plays out something that can happen; the names are in the stand-in's {@code run.tcl}. */
  StandIn with(String setting, String value) {
    environment.put("STANDIN_" + setting, value);
    return this;
  }

  /** Puts a folder in front of the path. */
  StandIn withTools(Path folder) {
    environment.put("PATH", folder + ":" + System.getenv("PATH"));
    return this;
  }

  StandIn withArgument(String argument) {
    arguments.add(argument);
    return this;
  }

  /** Writes a project and builds it. */
  Run build(VivadoProject project) {
    Path folder = work.resolve("project");
    project.writeTo(folder, true);
    Path record = work.resolve("commands.log");
    List<String> command = new ArrayList<>(List.of("env"));
    environment.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(
        List.of(
            "tclsh",
            unpack().resolve("run.tcl").toString(),
            record.toString(),
            folder.resolve(VivadoProject.BUILD_SCRIPT).toString()));
    command.addAll(arguments);
    ExternalTool.Result result =
        ExternalTool.run(work, command, "install it with: scripts/install-tools tclsh");
    return new Run(result.exitCode(), result.output(), read(record), folder);
  }

  private Path unpack() {
    Path folder = work.resolve("stand-in");
    try {
      Files.createDirectories(folder);
      for (String part : PARTS) {
        String name = "standin/" + part + ".tcl";
        try (InputStream in = StandIn.class.getResourceAsStream(name)) {
          Files.writeString(
              folder.resolve(part + ".tcl"),
              new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8));
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
