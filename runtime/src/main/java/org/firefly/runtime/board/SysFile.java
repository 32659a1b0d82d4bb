package org.firefly.runtime.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.runtime.DeviceException;

/** Attributes that the kernel offers as small text files. */
final class SysFile {
  private SysFile() {}

  /** Reads an attribute without the line feed. */
  static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new DeviceException(
          file + " cannot be read; check that the kernel module behind it is loaded.", e);
    }
  }

  /** Reads a number, decimal or with 0x. */
  static long readNumber(Path file) {
    String text = read(file);
    try {
      return Long.decode(text);
    } catch (NumberFormatException e) {
      throw new DeviceException(file + " holds \"" + text + "\", which is not a number.", e);
    }
  }

  /** Writes a number. */
  static void write(Path file, long value) {
    try {
      Files.writeString(file, Long.toString(value));
    } catch (IOException e) {
      throw new DeviceException(
          file + " cannot be written; run as root, or set buffer.cached = false.", e);
    }
  }
}
