package org.firefly.cosimulation.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The two libraries that do not depend on the design: Verilator's own and the runtime. */
final class SupportLibraries {
  private SupportLibraries() {}

  /** Verilator's library, linked into every model; compiled once, since it takes seconds. */
  static Path verilated(ModelOptions options, ToolChain toolChain, BuildCache cache) {
    List<String> inputs = new ArrayList<>(toolChain.identity());
    inputs.addAll(NativeSources.texts(List.of("hooks.h")));
    return cache.get(
        new BuildCache.FileName(options.waveform() ? "verilated-fst" : "verilated", ".a"),
        inputs,
        folder -> {
          NativeSources.unpack(List.of("hooks.h"), folder);
          List<String> objects = new ArrayList<>();
          for (String name : verilatedSources(options)) {
            toolChain.compile(folder, verilatedArguments(name, options, toolChain));
            objects.add(name + ".o");
          }
          List<String> archive = new ArrayList<>(List.of("ar", "rcs", "verilated.a"));
          archive.addAll(objects);
          toolChain.run(folder, archive);
          return folder.resolve("verilated.a");
        });
  }

  private static List<String> verilatedSources(ModelOptions options) {
    return options.waveform()
        ? List.of("verilated", "verilated_threads", "verilated_fst_c")
        : List.of("verilated", "verilated_threads");
  }

  private static List<String> verilatedArguments(
      String name, ModelOptions options, ToolChain toolChain) {
    String include = toolChain.verilatorInclude();
    List<String> arguments = new ArrayList<>(List.of("-c", "-w", "-include", "hooks.h", "-I."));
    arguments.addAll(List.of("-I" + include, "-I" + include + "/vltstd"));
    arguments.addAll(options.defines());
    arguments.addAll(List.of(include + "/" + name + ".cpp", "-o", name + ".o"));
    return arguments;
  }

  /** The library that Java calls. */
  static Path runtime(ToolChain toolChain, BuildCache cache) {
    List<String> inputs = new ArrayList<>(toolChain.identity());
    inputs.addAll(NativeSources.texts(NativeSources.RUNTIME));
    return cache.get(
        new BuildCache.FileName("firefly-runtime", ".so"),
        inputs,
        folder -> {
          NativeSources.unpack(NativeSources.RUNTIME, folder);
          List<String> arguments = new ArrayList<>(List.of("-fvisibility=default", "-shared"));
          NativeSources.RUNTIME.stream()
              .filter(name -> name.endsWith(".cpp"))
              .forEach(arguments::add);
          arguments.addAll(List.of("-o", "runtime.so", "-ldl"));
          toolChain.compile(folder, arguments);
          return folder.resolve("runtime.so");
        });
  }
}
