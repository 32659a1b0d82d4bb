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
 * @param options how it was built
 * @param library the model
 * @param runtime the library that drives it
 */
public record VerilatedModel(Design design, ModelOptions options, Path library, Path runtime) {
  /**
   * Larger functions are split for the C++ compiler, whose time grows faster than their size; files
   * hold several, since each reads the declarations of the whole design again.
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

  /**
   * Builds a model with the installed tools, or takes it from the cache.
   *
   * @throws CosimulationException when a tool is missing or refuses the design
   */
  public static VerilatedModel build(Design design) {
    return build(design, ModelOptions.DEFAULT);
  }

  /** Like {@link #build(Design)}, but able to write FST waveforms. */
  public static VerilatedModel buildWithWaveform(Design design) {
    return build(design, new ModelOptions(true, true));
  }

  /** Like {@link #build(Design)}, with a choice of how. */
  public static VerilatedModel build(Design design, ModelOptions options) {
    return build(design, options, ToolChain.installed(), BuildCache.standard());
  }

  /** Builds a model with the given tools. */
  public static VerilatedModel build(Design design, ModelOptions options, Tools tools) {
    return build(design, options, new ToolChain(tools), BuildCache.standard());
  }

  static VerilatedModel build(
      Design design, ModelOptions options, ToolChain toolChain, BuildCache cache) {
    Path runtime = SupportLibraries.runtime(toolChain, cache);
    Path support = SupportLibraries.verilated(options, toolChain, cache);
    List<String> inputs = new ArrayList<>(toolChain.identity());
    inputs.addAll(VERILATOR_FLAGS);
    inputs.addAll(options.makeFlags());
    inputs.addAll(NativeSources.texts(NativeSources.MODEL));
    inputs.addAll(NativeSources.texts(ModelPrefix.SOURCES));
    inputs.add(options.toString());
    inputs.add(design.top());
    inputs.add(portList(design));
    design.sources().forEach(source -> inputs.addAll(List.of(source.name(), source.text())));
    Path library =
        cache.get(
            new BuildCache.FileName(design.top(), ".so"),
            inputs,
            folder -> compile(design, options, toolChain, cache, folder, support));
    return new VerilatedModel(design, options, library, runtime);
  }

  private static Path compile(
      Design design,
      ModelOptions options,
      ToolChain toolChain,
      BuildCache cache,
      Path folder,
      Path support)
      throws IOException {
    NativeSources.unpack(NativeSources.MODEL, folder);
    ModelPrefix.unpack(folder, options, toolChain, cache);
    Files.writeString(folder.resolve("ports.inc"), portList(design));
    translate(design, options, toolChain, folder);
    List<String> make = new ArrayList<>(List.of("make", "-f", "Vmodel.mk", "Vmodel__ALL.a"));
    make.addAll(options.makeFlags());
    toolChain.run(folder.resolve("verilated"), make);
    toolChain.compile(folder, linkArguments(design, options, toolChain, support));
    return folder.resolve("model.so");
  }

  private static void translate(
      Design design, ModelOptions options, ToolChain toolChain, Path folder) throws IOException {
    List<String> command = new ArrayList<>(List.of("verilator"));
    command.addAll(VERILATOR_FLAGS);
    if (options.waveform()) {
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
      Design design, ModelOptions options, ToolChain toolChain, Path support) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-shared", "-Wl,-Bsymbolic", options.frameLevel(), "-include", ModelPrefix.HEADER));
    arguments.addAll(List.of("-I.", "-Iverilated"));
    arguments.add("-I" + toolChain.verilatorInclude());
    arguments.add("-DFIREFLY_PORTS=" + design.ports().size());
    arguments.addAll(options.defines());
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
