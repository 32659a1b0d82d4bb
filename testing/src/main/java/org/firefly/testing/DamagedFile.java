package org.firefly.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes one damaged content after the other. */
public final class DamagedFile {
  private DamagedFile() {}

  /**
   * Replaces a file by a new one, also if there is one.
   *
   * @return {@code file}
   */
  public static Path write(Path file, byte[] content) throws IOException {
    // ext4 waits for the disk when a file that was emptied is closed, which takes longer than most
    // tests of a damaged file: https://www.kernel.org/doc/html/latest/admin-guide/ext4.html,
    // auto_da_alloc.
    Files.deleteIfExists(file);
    return Files.write(file, content);
  }
}
