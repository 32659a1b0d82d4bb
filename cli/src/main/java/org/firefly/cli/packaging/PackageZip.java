package org.firefly.cli.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.firefly.host.file.HostException;
import org.firefly.host.file.ZipTime;

/**
 * A folder as a zip file: scripts can be run, equal content gives equal bytes, and what was written
 * is read back, because Java's zip file system prints some failures and leaves the entry out.
 */
final class PackageZip {
  private static final FileTime TIME =
      FileTime.from(ZipTime.FIRST.atZone(ZoneId.systemDefault()).toInstant());

  private final Path folder;
  private final String name;

  /**
   * A folder to be packed.
   *
   * @param folder what to pack
   * @param name of the folder in the zip file
   */
  PackageZip(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /**
   * Writes the file.
   *
   * @throws HostException if it does not hold afterwards what it should
   */
  void write(Path file) throws IOException {
    Map<String, String> options = Map.of("create", "true", "enablePosixFileAttributes", "true");
    try (FileSystem zip = FileSystems.newFileSystem(file, options)) {
      for (Path source : files()) {
        copy(source, zip.getPath(entry(source)));
      }
      setTimes(zip.getPath(name));
    }
    verify(file);
  }

  /** All files, in an order that does not depend on the disk. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private String entry(Path source) {
    return name + "/" + folder.relativize(source).toString().replace('\\', '/');
  }

  private static void copy(Path source, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.copy(source, target);
    if (target.toString().endsWith(".sh") || Files.isExecutable(source)) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static void setTimes(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted().toList()) {
        Files.getFileAttributeView(path, BasicFileAttributeView.class).setTimes(TIME, TIME, TIME);
      }
    }
  }

  /**
   * Compares a zip file with the folder.
   *
   * @throws HostException if a file is missing or differs
   */
  void verify(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Path source : files()) {
        ZipEntry entry = zip.getEntry(entry(source));
        if (entry == null || checksum(zip.getInputStream(entry)) != checksum(source)) {
          throw new HostException(
              "The package was not written whole: "
                  + entry(source)
                  + " is missing or differs; look at the disk and write it again.");
        }
      }
    }
  }

  private static long checksum(Path file) throws IOException {
    return checksum(Files.newInputStream(file));
  }

  private static long checksum(InputStream stream) throws IOException {
    CRC32 checksum = new CRC32();
    try (InputStream checked = new CheckedInputStream(stream, checksum)) {
      checked.transferTo(OutputStream.nullOutputStream());
    }
    return checksum.getValue();
  }
}
