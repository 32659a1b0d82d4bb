package org.firefly.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder among the user's temporary files, deleted with its contents when closed or when the
 * process is told to end before.
 */
public final class ScratchFolder implements AutoCloseable {
  private final Leftovers leftovers;

  /**
   * Makes a new folder.
   *
   * @param name part of its name, for people who find it
   */
  public ScratchFolder(String name) throws IOException {
    leftovers = new Leftovers(Path.of(System.getProperty("java.io.tmpdir")), name);
    Files.createDirectories(leftovers.path());
  }

  /** Where it is. */
  public Path path() {
    return leftovers.path();
  }

  @Override
  public void close() throws IOException {
    leftovers.close();
  }
}
