package org.firefly.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one way in which this project writes a file for the user. A regular file appears whole or not
 * at all: it is written under another name in the same folder, {@link #finish} gives it its own,
 * and neither closing it before nor an end of the process that the JVM hears of, such as Ctrl-C,
 * leaves anything behind. A file that is replaced hands its mode and owner on.
 *
 * <p>Symbolic links are followed. A file with several names (hard links) keeps them, and devices,
 * FIFOs, process substitutions and {@code -}, the standard output, are never replaced: what was
 * written elsewhere meanwhile is copied into them at the end. Missing folders are made.
 */
public final class OutputFile implements AutoCloseable {
  /** The path that means the standard output. */
  public static final Path STANDARD_OUTPUT = Path.of("-");

  private final Path file;
  private final OutputTarget target;
  private final Leftovers leftovers;

  /**
   * Makes room for a file.
   *
   * @param file the path as the user gave it
   * @throws OutputException if nothing can be written there
   */
  public OutputFile(Path file) throws IOException {
    this.file = file;
    try {
      target = OutputTarget.of(file);
      target.check();
      leftovers = new Leftovers(target.stagingFolder(), target.name());
      target.makeFolders();
    } catch (IOException e) {
      throw OutputException.of(file, e);
    }
  }

  /**
   * Writes a text in UTF-8.
   *
   * @throws OutputException if it cannot be written
   */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes.
   *
   * @throws OutputException if they cannot be written
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    try (OutputFile whole = new OutputFile(file)) {
      Files.write(whole.temporary(), bytes);
      whole.finish();
    } catch (IOException e) {
      throw OutputException.of(file, e);
    }
  }

  /**
   * Finds out, without leaving a trace, whether a file can be written; a long work asks before it
   * begins.
   *
   * @throws OutputException if it cannot
   */
  public static void check(Path file) throws IOException {
    try {
      OutputTarget.of(file).check();
    } catch (IOException e) {
      throw OutputException.of(file, e);
    }
  }

  /** Where to write meanwhile; nothing is there yet. */
  public Path temporary() {
    return leftovers.path();
  }

  /**
   * Gives the file its name; an older one of that name is replaced.
   *
   * @throws OutputException if that is not possible
   */
  public void finish() throws IOException {
    try {
      leftovers.publish(() -> target.publish(temporary()));
    } catch (IOException e) {
      throw OutputException.of(file, e);
    }
  }

  @Override
  public void close() throws IOException {
    leftovers.close();
  }
}
