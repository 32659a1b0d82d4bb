package org.firefly.cosimulation.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What all sources of a model start with: Verilator's headers, which take the compiler longer than
 * most of these sources, so that it reads them once for all models.
 */
final class ModelPrefix {
  /** The header; the compiler finds its compiled forms beside it. */
  static final String HEADER = "prefix.h";

  static final List<String> SOURCES = List.of(HEADER, "hooks.h");

  private ModelPrefix() {}

  /** Puts the header into a folder, with what it was compiled to for each level of optimisation. */
  static void unpack(Path folder, ModelOptions options, ToolChain toolChain, BuildCache cache)
      throws IOException {
    NativeSources.unpack(SOURCES, folder);
    Path forms = Files.createDirectories(folder.resolve(HEADER + ".gch"));
    for (String level : options.levels()) {
      Path compiled = compiled(level, options, toolChain, cache);
      Files.createSymbolicLink(forms.resolve(compiled.getFileName()), compiled);
    }
  }

  private static Path compiled(
      String level, ModelOptions options, ToolChain toolChain, BuildCache cache) {
    List<String> arguments = new ArrayList<>(List.of("-x", "c++-header", level, HEADER));
    arguments.addAll(options.defines());
    arguments.addAll(List.of("-I" + toolChain.verilatorInclude(), "-o", HEADER + ".gch"));
    List<String> inputs = new ArrayList<>(toolChain.identity());
    inputs.addAll(NativeSources.texts(SOURCES));
    inputs.addAll(arguments);
    return cache.get(
        new BuildCache.FileName("prefix", ".gch"),
        inputs,
        folder -> {
          NativeSources.unpack(SOURCES, folder);
          toolChain.compile(folder, arguments);
          return folder.resolve(HEADER + ".gch");
        });
  }
}
