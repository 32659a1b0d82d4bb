package org.firefly.hdl.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.firefly.files.ScratchFolder;

/** A directory that is deleted with its contents when closed, or when the process has to end. */
public final class TemporaryDirectory implements AutoCloseable {
  private final ScratchFolder folder;

  /** Makes a new directory for the user's temporary files. */
  public TemporaryDirectory() {
    try {
      folder = new ScratchFolder("firefly-hdl");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  public Path path() {
    return folder.path();
  }

  @Override
  public void close() {
    try {
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
