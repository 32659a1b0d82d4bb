package org.firefly.runtime.board;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * The functions of the C library that Java has no counterpart for: {@code FileChannel.map} refuses
 * character devices, whose size is 0, and cannot poll them. Constants are those of Linux on x86-64
 * and AArch64.
 */
final class LibC {
  static final int O_RDWR = 2;
  static final int O_NONBLOCK = 0x800;
  static final int O_SYNC = 0x10_1000;
  static final int O_CLOEXEC = 0x8_0000;
  static final int PROT_READ_WRITE = 3;
  static final int MAP_SHARED = 1;
  static final short POLLIN = 1;

  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int ENXIO = 6;
  static final int EACCES = 13;
  static final int ENODEV = 19;

  static {
    Native.register(LibC.class, "c");
  }

  private LibC() {}

  // Names are those of the C functions. errno becomes an exception.

  static native int open(String path, int flags) throws LastErrorException;

  static native int close(int file) throws LastErrorException;

  static native Pointer mmap(
      Pointer address, NativeLong bytes, int protection, int flags, int file, NativeLong offset)
      throws LastErrorException;

  static native int munmap(Pointer address, NativeLong bytes) throws LastErrorException;

  static native int poll(Pointer files, NativeLong count, int milliseconds)
      throws LastErrorException;

  static native NativeLong read(int file, Pointer target, NativeLong bytes)
      throws LastErrorException;

  static native NativeLong write(int file, Pointer source, NativeLong bytes)
      throws LastErrorException;
}
