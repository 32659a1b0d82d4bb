package org.firefly.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds this project's exceptions in jars and folders of classes. */
public final class ExceptionClasses {
  private static final String SUFFIX = ".class";

  private ExceptionClasses() {}

  /** The exceptions in a jar or folder. */
  public static List<Class<?>> in(Path library) {
    try {
      if (Files.isDirectory(library)) {
        return below(library);
      }
      try (FileSystem jar = FileSystems.newFileSystem(library)) {
        return below(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Class<?>> below(Path root) throws IOException {
    Path own = root.resolve("org").resolve("firefly");
    if (!Files.exists(own)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(own)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith("Exception" + SUFFIX))
          .<Class<?>>map(ExceptionClasses::load)
          .toList();
    }
  }

  private static Class<?> load(String file) {
    String name = file.substring(0, file.length() - SUFFIX.length()).replaceAll("[/\\\\]", ".");
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
