package org.firefly.vivado;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder that gets a set of files. */
final class ProjectFolder {
  private final Path folder;

  ProjectFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  void write(Map<String, String> files, boolean replace) {
    try {
      boolean empty = isMissingOrEmpty();
      if (!empty && !replace) {
        throw new VivadoException(
            "The folder " + folder + " is not empty; choose another one or add --force.");
      }
      Files.createDirectories(folder.getParent());
      Path fresh = Files.createTempDirectory(folder.getParent(), "." + folder.getFileName());
      try {
        fill(fresh, files);
        publish(fresh, files, empty);
      } finally {
        delete(fresh);
      }
    } catch (IOException e) {
      throw new VivadoException(
          "The folder " + folder + " cannot be written (" + e.getMessage() + ").", e);
    }
  }

  private boolean isMissingOrEmpty() throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    if (!Files.isDirectory(folder)) {
      throw new VivadoException(folder + " is a file; choose another name for the folder.");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void fill(Path fresh, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = fresh.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
      if (file.getKey().endsWith(".sh") && !path.toFile().setExecutable(true, false)) {
        throw new IOException(path + " cannot be made executable");
      }
    }
  }

  private void publish(Path fresh, Map<String, String> files, boolean empty) throws IOException {
    if (empty) {
      Files.deleteIfExists(folder);
      openToReaders(fresh);
      Files.move(fresh, folder);
      return;
    }
    for (String name : files.keySet()) {
      Path target = folder.resolve(name);
      Files.createDirectories(target.getParent());
      Files.move(fresh.resolve(name), target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Temporary folders belong to their owner alone; a project is like any other folder. */
  private static void openToReaders(Path fresh) {
    fresh.toFile().setReadable(true, false);
    fresh.toFile().setExecutable(true, false);
  }

  private static void delete(Path fresh) throws IOException {
    if (!Files.exists(fresh)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(fresh)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
