package org.firefly.cosimulation.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The C++ sources that ship as resources of this module. */
final class NativeSources {
  /** What is compiled into every model. */
  static final List<String> MODEL = List.of("model.h", "model.cpp");

  /** The library that drives all models. */
  static final List<String> RUNTIME =
      List.of(
          "model.h",
          "simulation.h",
          "axi.h",
          "axi_read.h",
          "axi_write.h",
          "runtime.cpp",
          "axi.cpp",
          "axi_read.cpp",
          "axi_write.cpp",
          "axi_memory.cpp");

  private NativeSources() {}

  static List<String> texts(List<String> names) {
    return names.stream().map(NativeSources::text).toList();
  }

  static void unpack(List<String> names, Path folder) throws IOException {
    for (String name : names) {
      Files.writeString(folder.resolve(name), text(name));
    }
  }

  private static String text(String name) {
    String resource = "/org/firefly/cosimulation/native/" + name;
    try (InputStream in = NativeSources.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Resource " + resource + " is missing from the module");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
