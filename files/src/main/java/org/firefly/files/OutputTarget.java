package org.firefly.files;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a file goes, behind symbolic links, and how it gets there.
 *
 * @param given as the user wrote it
 * @param file behind symbolic links
 * @param throughDescriptor whether the file is open already, as the standard output is
 */
record OutputTarget(Path given, Path file, boolean throughDescriptor) {
  /** As many symbolic links as Linux follows. */
  private static final int LINKS = 40;

  /** Follows symbolic links, dangling ones too, up to the kernel's names of open files. */
  static OutputTarget of(Path given) throws IOException {
    if (given.equals(OutputFile.STANDARD_OUTPUT)) {
      return new OutputTarget(given, given, true);
    }
    Path file = given.toAbsolutePath();
    for (int i = 0; i < LINKS; i++) {
      if (isDescriptor(file)) {
        return new OutputTarget(given, file, true);
      }
      if (!Files.isSymbolicLink(file)) {
        return new OutputTarget(given, file, false);
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    throw new OutputException(given + " is a circle of symbolic links; choose another path.");
  }

  private static boolean isDescriptor(Path file) throws IOException {
    Path folder = file.getParent();
    return folder != null && Files.isDirectory(folder) && folder.toRealPath().startsWith("/proc");
  }

  /** Last part of the path. */
  String name() {
    return file.getFileName().toString();
  }

  /** Refuses what cannot become a file, or not by this user. */
  void check() throws IOException {
    if (isStandardOutput()) {
      return;
    }
    if (file.getFileName() == null || Files.isDirectory(file)) {
      throw new OutputException(given + " is a folder; give the name of a file.");
    }
    if (!Files.exists(file)) {
      OutputFolder.checkMakeable(given, file.getParent());
    } else if (!Files.isWritable(file)) {
      throw new OutputException(
          given + " may not be written; change its permissions or choose another path.");
    }
  }

  private boolean isStandardOutput() {
    return given.equals(OutputFile.STANDARD_OUTPUT);
  }

  /** Whether what is at the target stays and only gets new content. */
  private boolean staysInPlace() throws IOException {
    return throughDescriptor
        || Files.exists(file)
            && (!Files.isRegularFile(file)
                || FileAttributes.names(file) > 1
                || !Files.isWritable(file.getParent()));
  }

  /** Folder for the unfinished file: beside the target where that is to be renamed. */
  Path stagingFolder() throws IOException {
    return staysInPlace() ? Path.of(System.getProperty("java.io.tmpdir")) : file.getParent();
  }

  /** Makes the folders of a new file. */
  void makeFolders() throws IOException {
    if (!staysInPlace()) {
      Files.createDirectories(file.getParent());
    }
  }

  /** Brings the finished file to its place. */
  void publish(Path temporary) throws IOException {
    if (staysInPlace() || !FileAttributes.inherit(file, temporary)) {
      copyInto(temporary);
      return;
    }
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void copyInto(Path temporary) throws IOException {
    if (isStandardOutput()) {
      // Not closed, since the descriptor belongs to the process.
      Files.copy(temporary, new FileOutputStream(FileDescriptor.out));
      return;
    }
    // Appending keeps what a shell's redirection has already brought into the same file.
    try (OutputStream out = new FileOutputStream(file.toFile(), throughDescriptor)) {
      Files.copy(temporary, out);
    }
  }
}
