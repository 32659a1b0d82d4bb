package org.firefly.hdl.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.firefly.files.OutputFile;

/**
 * Size and checksum of a cached file, in a file beside it that is written last: one that was cut
 * off or damaged later has no valid seal.
 */
public final class Seal {
  private static final String ENDING = ".seal";

  private Seal() {}

  /** Whether the file is there as it was when it was sealed. */
  public static boolean holds(Path file) {
    try {
      return Files.readString(seal(file)).equals(describe(file));
    } catch (IOException e) {
      return false;
    }
  }

  /** Seals a file that is complete. */
  public static void write(Path file) throws IOException {
    OutputFile.write(seal(file), describe(file));
  }

  private static Path seal(Path file) {
    return file.resolveSibling(file.getFileName() + ENDING);
  }

  private static String describe(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    CRC32C checksum = new CRC32C();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
      long size = in.transferTo(OutputStream.nullOutputStream());
      return size + " " + Long.toHexString(checksum.getValue()) + "\n";
    }
  }
}
