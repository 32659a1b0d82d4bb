package org.firefly.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An unfinished output under a name of its own, deleted when closed or when the process is told to
 * end before.
 */
final class Leftovers implements AutoCloseable {
  /** Threads that still write may add files to a folder while it is being deleted. */
  private static final int TRIES = 100;

  private final Path path;
  private final Thread atExit = new Thread(this::end, "delete an unfinished output");
  private boolean ended;

  /** Brings a finished output to its place. */
  interface Publication {
    void run() throws IOException;
  }

  /**
   * Nothing is at the new path yet.
   *
   * @throws IOException if the process is ending
   */
  Leftovers(Path folder, String name) throws IOException {
    path = folder.resolve("." + name + "." + UUID.randomUUID() + ".part");
    try {
      Runtime.getRuntime().addShutdownHook(atExit);
    } catch (IllegalStateException e) {
      throw ending();
    }
  }

  private static OutputException ending() {
    return new OutputException("Nothing was written, since the program was told to end.");
  }

  Path path() {
    return path;
  }

  /** Publishes, unless the end of the process has begun to delete. */
  synchronized void publish(Publication publication) throws IOException {
    if (ended) {
      throw ending();
    }
    publication.run();
  }

  private void end() {
    synchronized (this) {
      ended = true;
    }
    for (int i = 0; i < TRIES && !isDeleted(); i++) {
      Thread.onSpinWait();
    }
  }

  private boolean isDeleted() {
    try {
      delete(path);
      return true;
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.deleteIfExists(path);
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // the hook deletes
    }
    delete(path);
  }
}
