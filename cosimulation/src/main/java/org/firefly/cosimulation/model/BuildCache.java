package org.firefly.cosimulation.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.firefly.files.OutputFile;
import org.firefly.hdl.tool.CacheFolder;
import org.firefly.hdl.tool.Seal;
import org.firefly.hdl.tool.TemporaryDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Built libraries by the hash of what they are built from. Several threads and processes may share
 * a cache: each file is built by one of them while the others wait, and appears complete or not at
 * all.
 */
final class BuildCache {
  private static final Logger LOG = LoggerFactory.getLogger(BuildCache.class);

  /** File locks belong to the process, so threads of this one need locks of their own. */
  private static final ConcurrentHashMap<Path, Object> THREAD_LOCKS = new ConcurrentHashMap<>();

  private final Path folder;

  BuildCache(Path folder) {
    this.folder = folder;
  }

  /** The one of this user. */
  static BuildCache standard() {
    return new BuildCache(CacheFolder.standard().resolve("verilator"));
  }

  /** Builds a file in an empty folder and returns its path. */
  interface Recipe {
    Path build(Path folder) throws IOException;
  }

  /**
   * The file for these inputs, built when it is not there, or no longer whole.
   *
   * @param name start and end of the file name, such as {@code lib} and {@code .so}
   * @param inputs everything that decides the content
   */
  Path get(FileName name, List<String> inputs, Recipe recipe) {
    Path file = folder.resolve(name.start() + "-" + hash(inputs) + name.end());
    if (Seal.holds(file)) {
      return file;
    }
    synchronized (THREAD_LOCKS.computeIfAbsent(file, path -> new Object())) {
      try {
        Files.createDirectories(folder);
        return buildLocked(file, recipe);
      } catch (IOException e) {
        throw new CosimulationException(
            "The model cannot be stored in " + folder + " (" + e + "); " + CacheFolder.REMEDY + ".",
            e);
      }
    }
  }

  /** Start and end of a cached file's name, around the hash. */
  record FileName(String start, String end) {}

  private static Path buildLocked(Path file, Recipe recipe) throws IOException {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      LOG.trace("Holding {}", held);
      if (!Seal.holds(file)) {
        build(file, recipe);
      }
      return file;
    }
  }

  private static void build(Path file, Recipe recipe) throws IOException {
    LOG.info("Building {}", file.getFileName());
    // Not beside the target: make cannot work in folders with a space in their name.
    try (TemporaryDirectory work = new TemporaryDirectory();
        OutputFile whole = new OutputFile(file)) {
      Files.copy(recipe.build(work.path()), whole.temporary());
      whole.finish();
      Seal.write(file);
    }
  }

  private static String hash(List<String> inputs) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String input : inputs) {
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
