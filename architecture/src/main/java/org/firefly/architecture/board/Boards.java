package org.firefly.architecture.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.firefly.architecture.ConfigurationException;

/** The board presets that ship with FireFly, and boards described by a user's file. */
public final class Boards {
  private static final String SUFFIX = ".properties";

  /** The presets' names, a line each, in the order in which they are listed. */
  private static final String INDEX = "index";

  private static final List<String> NAMES = resource(INDEX).lines().toList();

  private Boards() {}

  /** Names of the presets. */
  public static List<String> names() {
    return NAMES;
  }

  /** All presets. */
  public static List<Board> all() {
    return NAMES.stream().map(Boards::preset).toList();
  }

  /**
   * The preset of that name, or the board that a file describes.
   *
   * @param nameOrFile name of a preset or path of a properties file with the keys of the presets'
   *     files
   * @throws ConfigurationException when it is neither, or the file has something missing or wrong
   */
  public static Board find(String nameOrFile) {
    if (NAMES.contains(nameOrFile)) {
      return preset(nameOrFile);
    }
    if (!isFile(nameOrFile)) {
      throw unknown(nameOrFile);
    }
    return fromFile(Path.of(nameOrFile));
  }

  private static ConfigurationException unknown(String name) {
    return new ConfigurationException(
        "There is no board \""
            + name
            + "\"; the known boards are "
            + String.join(", ", NAMES)
            + ", or give the path of a .properties file that describes one.");
  }

  private static boolean isFile(String name) {
    try {
      return Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Board fromFile(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return asProven(parse(file.toString(), reader));
    } catch (IOException e) {
      throw new ConfigurationException(
          "The board file " + file + " cannot be read as UTF-8 text (" + e.getMessage() + ").");
    }
  }

  /**
   * What was proven of a preset is known of a file only as long as it describes the same hardware.
   */
  private static Board asProven(Board board) {
    BoardStatus known =
        all().stream()
            .filter(board::hasHardwareOf)
            .map(Board::status)
            .max(Comparator.naturalOrder())
            .orElse(BoardStatus.SIMULATED);
    return board.status().compareTo(known) > 0 ? board.withStatus(known) : board;
  }

  /**
   * The file of a preset, to start one of one's own from.
   *
   * @param name one of {@link #names}
   * @throws ConfigurationException when there is no such preset, naming the known
   */
  public static String text(String name) {
    if (!NAMES.contains(name)) {
      throw unknown(name);
    }
    return resource(name + SUFFIX);
  }

  private static String resource(String name) {
    try (InputStream stream = Boards.class.getResourceAsStream("boards/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Board preset(String name) {
    try {
      return parse(name, new StringReader(text(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Board parse(String source, Reader reader) throws IOException {
    Properties properties;
    try {
      properties = PropertyFile.load(reader);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "The board file " + source + " is not a properties file (" + e.getMessage() + ").");
    }
    return new BoardFile(source, properties).board();
  }
}
