package org.firefly.host.file;

import java.time.LocalDateTime;
import java.util.zip.ZipEntry;

/**
 * The one time that all entries of this project's archives have, so that equal input gives equal
 * bytes.
 */
public final class ZipTime {
  /** The first time that the format knows, in whatever time zone. */
  public static final LocalDateTime FIRST = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ZipTime() {}

  /** An entry of that time. */
  public static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(FIRST);
    return entry;
  }
}
