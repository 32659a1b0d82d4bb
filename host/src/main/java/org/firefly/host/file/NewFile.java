package org.firefly.host.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that appears whole or not at all: it is written under another name in the same folder,
 * {@link #finish} gives it its own, and neither closing it before nor an end of the process that
 * the JVM hears of, such as Ctrl-C, leaves anything behind. Missing folders are made.
 */
public final class NewFile implements AutoCloseable {
  private final Path file;
  private final Path temporary;

  /**
   * Makes room for a file.
   *
   * @throws IOException if its folder cannot be made
   */
  public NewFile(Path file) throws IOException {
    this.file = file;
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    String unique = Long.toHexString(ProcessHandle.current().pid()) + "-" + System.nanoTime();
    temporary = folder.resolve("." + file.getFileName() + "." + unique + ".part");
    temporary.toFile().deleteOnExit();
  }

  /** Where to write meanwhile. */
  public Path temporary() {
    return temporary;
  }

  /**
   * Gives the file its name; an older one of that name is replaced.
   *
   * @throws IOException if that is not possible
   */
  public void finish() throws IOException {
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(temporary);
  }
}
