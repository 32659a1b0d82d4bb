package org.firefly.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a file has beside its content, on systems that keep it as Unix does. */
final class FileAttributes {
  /** The mode comes last, since a change of owner may clear some of its bits. */
  private static final List<String> INHERITED = List.of("unix:uid", "unix:gid", "unix:mode");

  private FileAttributes() {}

  /** Number of a file's names, which are called hard links. */
  static int names(Path file) throws IOException {
    return areUnix(file) ? (Integer) Files.getAttribute(file, "unix:nlink") : 1;
  }

  /**
   * Gives a new file or folder the owner and mode of the one that it is to replace, if there is
   * one.
   *
   * @return false if this user may not
   */
  static boolean inherit(Path old, Path replacement) {
    if (!Files.exists(old) || !areUnix(old)) {
      return true;
    }
    try {
      for (String attribute : INHERITED) {
        Object value = Files.getAttribute(old, attribute);
        if (!value.equals(Files.getAttribute(replacement, attribute))) {
          Files.setAttribute(replacement, attribute, value);
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean areUnix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix");
  }
}
