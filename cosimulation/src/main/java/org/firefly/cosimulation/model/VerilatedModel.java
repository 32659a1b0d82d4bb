package org.firefly.cosimulation.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A design compiled by Verilator into a shared library.
 *
 * @param design what it was built from
 * @param waveform whether it can write waveforms, which makes it slower
 * @param library the model
 * @param runtime the library that drives it
 */
public record VerilatedModel(Design design, boolean waveform, Path library, Path runtime) {
  /**
   * Larger functions are split for the C++ compiler, whose time grows faster than their size; files
   * hold several, since each reads Verilator's headers again, and those take longer than a
   * function.
   */
  private static final List<String> VERILATOR_FLAGS =
      List.of(
          "--cc",
          "-O3",
          "--assert",
          "--no-timing",
          "-Wno-fatal",
          "--output-split",
          "20000",
          "--output-split-cfuncs",
          "5000",
          "--x-assign",
          "unique",
          "--x-initial",
          "unique");

  /** What Verilator calls slow runs once, when a model is made, and is not worth optimising. */
  private static final List<String> MAKE_FLAGS =
      List.of("OPT_FAST=-O2 -march=native", "OPT_SLOW=-O0", "OPT_GLOBAL=-O2", "-j2");

  /**
   * Builds a model with the installed tools, or takes it from the cache.
   *
   * @throws CosimulationException when a tool is missing or refuses the design
   */
  public static VerilatedModel build(Design design) {
    return build(design, false, ToolChain.installed(), BuildCache.standard());
  }

  /** Like {@link #build(Design)}, but able to write FST waveforms. */
  public static VerilatedModel buildWithWaveform(Design design) {
    return build(design, true, ToolChain.installed(), BuildCache.standard());
  }

  /** Builds a model with the given tools. */
  public static VerilatedModel build(Design design, boolean waveform, Tools tools) {
    return build(design, waveform, new ToolChain(tools), BuildCache.standard());
  }

  static VerilatedModel build(
      Design design, boolean waveform, ToolChain toolChain, BuildCache cache) {
    Path runtime = SupportLibraries.runtime(toolChain, cache);
    Path support = SupportLibraries.verilated(waveform, toolChain, cache);
    List<String> inputs = new ArrayList<>(toolChain.identity());
    inputs.addAll(VERILATOR_FLAGS);
    inputs.addAll(MAKE_FLAGS);
    inputs.addAll(NativeSources.texts(NativeSources.MODEL));
    inputs.add("waveform=" + waveform);
    inputs.add(design.top());
    inputs.add(portList(design));
    design.sources().forEach(source -> inputs.addAll(List.of(source.name(), source.text())));
    Path library =
        cache.get(
            new BuildCache.FileName(design.top(), ".so"),
            inputs,
            folder -> compile(design, waveform, toolChain, folder, support));
    return new VerilatedModel(design, waveform, library, runtime);
  }

  private static Path compile(
      Design design, boolean waveform, ToolChain toolChain, Path folder, Path support)
      throws IOException {
    NativeSources.unpack(NativeSources.MODEL, folder);
    Files.writeString(folder.resolve("ports.inc"), portList(design));
    translate(design, waveform, toolChain, folder);
    List<String> make = new ArrayList<>(List.of("make", "-f", "Vmodel.mk", "Vmodel__ALL.a"));
    make.addAll(MAKE_FLAGS);
    toolChain.run(folder.resolve("verilated"), make);
    toolChain.compile(folder, linkArguments(design, waveform, toolChain, support));
    return folder.resolve("model.so");
  }

  private static void translate(Design design, boolean waveform, ToolChain toolChain, Path folder)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("verilator"));
    command.addAll(VERILATOR_FLAGS);
    if (waveform) {
      command.add("--trace-fst");
    }
    command.addAll(List.of("--top-module", design.top(), "--prefix", "Vmodel"));
    command.addAll(List.of("-Mdir", "verilated", "-CFLAGS", toolChain.flags()));
    for (Design.Source source : design.sources()) {
      Files.writeString(folder.resolve(source.name()), source.text());
      command.add(source.name());
    }
    toolChain.run(folder, command);
  }

  private static List<String> linkArguments(
      Design design, boolean waveform, ToolChain toolChain, Path support) {
    List<String> arguments =
        new ArrayList<>(
            List.of("-shared", "-Wl,-Bsymbolic", "-include", "hooks.h", "-I.", "-Iverilated"));
    arguments.add("-I" + toolChain.verilatorInclude());
    arguments.add("-DFIREFLY_PORTS=" + design.ports().size());
    arguments.addAll(SupportLibraries.waveformDefines(waveform));
    arguments.addAll(List.of("model.cpp", "verilated/Vmodel__ALL.a", support.toString()));
    arguments.addAll(List.of("-o", "model.so", "-lpthread", "-lz"));
    return arguments;
  }

  /** The include file that makes C++ know the ports, by the names that Verilator gives them. */
  private static String portList(Design design) {
    return design.ports().stream()
        .map(port -> "FIREFLY_PORT(" + port.name().replace("__", "___05F") + ")\n")
        .collect(Collectors.joining());
  }
}
