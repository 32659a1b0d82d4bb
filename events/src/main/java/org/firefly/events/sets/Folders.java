package org.firefly.events.sets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.firefly.events.EventException;

/** What lies in a folder, in the same order everywhere. */
final class Folders {
  private Folders() {}

  /** Entries without hidden ones, by name; none if the path is no folder. */
  static List<Path> entries(Path folder, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !name(entry).startsWith("."))
          .filter(wanted)
          .sorted(Comparator.comparing(Folders::name))
          .toList();
    } catch (IOException e) {
      throw new EventException("%s cannot be read: %s.".formatted(folder, e.getMessage()), e);
    }
  }

  static String name(Path path) {
    return path.getFileName().toString();
  }
}
