package org.firefly.runtime.board;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.Locale;
import org.firefly.runtime.DeviceException;

/** A file of the kernel, open for reading and writing. */
final class DeviceFile implements AutoCloseable {
  private final Path path;
  private final int descriptor;

  private DeviceFile(Path path, int descriptor) {
    this.path = path;
    this.descriptor = descriptor;
  }

  /**
   * Opens a file.
   *
   * @param synchronous whether the CPU's caches are to be by-passed where the driver supports it
   * @throws DeviceException when it is missing or not permitted
   */
  static DeviceFile open(Path path, boolean synchronous) {
    try {
      int flags = LibC.O_RDWR | LibC.O_CLOEXEC | LibC.O_NONBLOCK | (synchronous ? LibC.O_SYNC : 0);
      return new DeviceFile(path, LibC.open(path.toString(), flags));
    } catch (LastErrorException e) {
      throw new DeviceException(openProblem(path, e.getErrorCode(), e.getMessage()), e);
    }
  }

  /** Why a file could not be opened, by the error number of the C library. */
  static String openProblem(Path path, int error, String message) {
    return switch (error) {
      case LibC.ENOENT, LibC.ENODEV, LibC.ENXIO ->
          path + " does not exist; load the kernel module and the device-tree overlay behind it.";
      case LibC.EACCES, LibC.EPERM ->
          "There is no permission to open %s; run as root, or add the udev rule KERNEL==\"%s\", GROUP=\"firefly\", MODE=\"0660\"."
              .formatted(path, path.getFileName().toString().replaceAll("\\d+$", "[0-9]*"));
      default -> path + " cannot be opened: " + message + ".";
    };
  }

  Path path() {
    return path;
  }

  int descriptor() {
    return descriptor;
  }

  /**
   * Maps a part of the file.
   *
   * @param offset a multiple of the size of a page
   * @param bytes at most 2^31 - 1
   */
  MappedMemory map(long offset, long bytes) {
    try {
      Pointer start =
          LibC.mmap(
              Pointer.NULL,
              new NativeLong(bytes),
              LibC.PROT_READ_WRITE,
              LibC.MAP_SHARED,
              descriptor,
              new NativeLong(offset));
      return new MappedMemory(start, bytes);
    } catch (LastErrorException e) {
      throw new DeviceException(
          String.format(
              Locale.ROOT,
              "%d bytes of %s at 0x%X cannot be mapped (%s); check the address and the size, and that the kernel allows it.",
              bytes,
              path,
              offset,
              e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    LibC.close(descriptor);
  }
}
