package org.firefly.cosimulation.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The installed tools with the flags that all compilations share.
 *
 * <p>Libraries hide their symbols and forbid unique ones, because several models, each with its own
 * copy of Verilator's library, live in one process.
 */
final class ToolChain {
  private static final List<String> FLAGS =
      List.of(
          "-std=gnu++17",
          "-O3",
          "-march=native",
          "-fPIC",
          "-fvisibility=hidden",
          "-fno-gnu-unique",
          "-fcf-protection=none",
          "-faligned-new",
          "-DVL_USER_FINISH",
          "-DVL_USER_STOP",
          "-DVL_USER_FATAL");

  private static final Path HERE = Path.of(".");

  private static ToolChain installed;

  private final Tools tools;
  private final String verilatorVersion;
  private final String compiler;
  private final String verilatorRoot;

  ToolChain(Tools tools) {
    this.tools = tools;
    this.verilatorVersion = tools.run(HERE, List.of("verilator", "--version"));
    this.verilatorRoot =
        tools.run(HERE, List.of("verilator", "--getenv", "VERILATOR_ROOT")).strip();
    // The predefined macros tell the compiler's version and the processor that "native" means.
    this.compiler =
        tools.run(HERE, List.of("g++", "-march=native", "-dM", "-E", "-xc++", "/dev/null"));
  }

  /** The user's tools; asked for their versions once, since that starts three processes. */
  static synchronized ToolChain installed() {
    if (installed == null) {
      installed = new ToolChain(Tools.installed());
    }
    return installed;
  }

  /** What decides the result of a compilation besides its sources. */
  List<String> identity() {
    List<String> identity = new ArrayList<>(FLAGS);
    identity.add(verilatorVersion);
    identity.add(compiler);
    return identity;
  }

  /** Flags of every compilation, as one argument for Verilator's make file. */
  String flags() {
    return String.join(" ", FLAGS);
  }

  String verilatorInclude() {
    return verilatorRoot + "/include";
  }

  /** Compiles, or links, with the shared flags and {@code arguments} in the given folder. */
  void compile(Path folder, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("g++"));
    command.addAll(FLAGS);
    command.addAll(arguments);
    tools.run(folder, command);
  }

  String run(Path folder, List<String> command) {
    return tools.run(folder, command);
  }
}
