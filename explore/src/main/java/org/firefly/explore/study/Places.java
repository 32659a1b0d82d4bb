package org.firefly.explore.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.firefly.network.NetworkException;
import org.firefly.network.NetworkString;
import org.firefly.network.nir.NirReader;

/** What a study names by path, relative to the folder of its file. */
final class Places {
  /** Random weights of network strings; clocks do not depend on them. */
  private static final long SEED = 1;

  private final Path folder;

  Places(Path study) {
    folder = study.toAbsolutePath().getParent();
  }

  /** The path of an entry. */
  Path resolve(Entry entry) {
    try {
      return folder.resolve(entry.text());
    } catch (InvalidPathException e) {
      throw entry.refuse("'" + entry.text() + "' is no path", "write one");
    }
  }

  /** The path of an entry, where something has to be. */
  Path existing(Entry entry) {
    Path path = resolve(entry);
    if (!Files.exists(path)) {
      throw entry.refuse(path + " does not exist", "paths start at the folder of the study");
    }
    return path;
  }

  /** The path of an entry, where a file has to be. */
  Path file(Entry entry) {
    Path path = existing(entry);
    if (!Files.isRegularFile(path)) {
      throw entry.refuse(path + " is no file", "name one");
    }
    return path;
  }

  /** A NIR file, or a string such as {@code 28x28-16c3-10}. */
  Model model(Entry entry) {
    String name = entry.text();
    boolean isFile = name.endsWith(".nir") || Files.exists(resolve(entry));
    return StudyFile.told(
        entry,
        () -> isFile ? fromFile(name, file(entry)) : fromString(name),
        NetworkException.class);
  }

  private static Model fromFile(String name, Path file) {
    try {
      return new Model(name, Files.readAllBytes(file), NirReader.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Model fromString(String name) {
    return new Model(
        name, name.getBytes(StandardCharsets.UTF_8), NetworkString.parse(name).toNetwork(SEED));
  }
}
