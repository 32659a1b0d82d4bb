package org.firefly.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one way in which this project writes a folder for the user: it is filled under another name
 * and {@link #finish} gives it its own. Neither closing it before nor an end of the process that
 * the JVM hears of leaves anything behind. Missing folders above it are made.
 *
 * <p>A new or empty folder appears whole or not at all. Into a folder that holds something, file by
 * file moves; what is in the way of a file is replaced, all else stays.
 */
public final class OutputFolder implements AutoCloseable {
  private final Path given;
  private final Path folder;
  private final Leftovers leftovers;

  /**
   * Makes room for a folder.
   *
   * @throws OutputException if it cannot be written
   */
  public OutputFolder(Path folder) throws IOException {
    given = folder;
    check(folder);
    try {
      Path absolute = folder.toAbsolutePath().normalize();
      this.folder = Files.exists(absolute) ? absolute.toRealPath() : absolute;
      leftovers = new Leftovers(staging(this.folder), this.folder.getFileName().toString());
      Files.createDirectories(leftovers.path());
    } catch (IOException e) {
      throw OutputException.of(folder, e);
    }
  }

  /** Beside the folder, so that renaming is enough, or in it where nothing may be beside. */
  private static Path staging(Path folder) {
    Path parent = folder.getParent();
    return Files.exists(folder) && !Files.isWritable(parent) ? folder : parent;
  }

  /**
   * Finds out, without leaving a trace, whether a folder can be written.
   *
   * @throws OutputException if it cannot
   */
  public static void check(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    if (absolute.getFileName() == null) {
      throw new OutputException(folder + " is the root of all folders; choose one in it.");
    }
    checkMakeable(folder, absolute);
  }

  /** Refuses a folder that neither is there and writable nor can be made. */
  static void checkMakeable(Path given, Path folder) throws IOException {
    Path existing = folder;
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw new OutputException(
          given.equals(existing) || given.toAbsolutePath().normalize().equals(existing)
              ? given + " is a file; choose another name for the folder."
              : given + " cannot be written: " + existing + " is no folder; choose another path.");
    }
    if (!Files.isWritable(existing)) {
      throw new OutputException(
          "%s cannot be written: the folder %s is read-only for this user; change its permissions or choose another path."
              .formatted(given, existing));
    }
  }

  /** Whether a folder is missing or holds nothing. */
  public static boolean isMissingOrEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  /** The folder to fill meanwhile; it is there and empty. */
  public Path temporary() {
    return leftovers.path();
  }

  /**
   * Gives the folder its name, or moves its files to those that are there.
   *
   * @throws OutputException if that is not possible
   */
  public void finish() throws IOException {
    try {
      leftovers.publish(this::publish);
    } catch (IOException e) {
      throw OutputException.of(given, e);
    }
  }

  private void publish() throws IOException {
    if (isMissingOrEmpty(folder) && FileAttributes.inherit(folder, temporary()) && isRenamed()) {
      return;
    }
    merge(temporary(), folder);
  }

  /** Whether the whole took the place of the folder; a mount point, for one, has to stay. */
  private boolean isRenamed() {
    try {
      Files.move(temporary(), folder, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void merge(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    List<Path> entries;
    try (Stream<Path> all = Files.list(from)) {
      entries = all.sorted().toList();
    }
    for (Path entry : entries) {
      Path target = to.resolve(entry.getFileName());
      if (Files.isDirectory(entry) && Files.isDirectory(target)) {
        merge(entry, target);
      } else {
        Files.move(entry, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Override
  public void close() throws IOException {
    leftovers.close();
  }
}
