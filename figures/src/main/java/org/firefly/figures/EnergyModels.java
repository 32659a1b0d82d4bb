package org.firefly.figures;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The energy models that ship with FireFly, and those that a user's file describes. */
public final class EnergyModels {
  /** The names, most usual first. */
  private static final List<String> NAMES = List.of("horowitz-45nm-int8", "horowitz-45nm-fp32");

  private EnergyModels() {}

  /** Names of the models that ship with FireFly. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The model of that name, or the one that a file describes.
   *
   * @param nameOrFile one of {@link #names}, or the path of a properties file with the keys of
   *     their files: name, source, macPicojoules, acPicojoules, membraneUpdatePicojoules
   * @throws FiguresException if it is neither, or the file lacks something
   */
  public static EnergyModel find(String nameOrFile) {
    if (NAMES.contains(nameOrFile)) {
      return preset(nameOrFile);
    }
    try (Reader reader = Files.newBufferedReader(Path.of(nameOrFile))) {
      return parse(nameOrFile, reader);
    } catch (IOException | InvalidPathException e) {
      throw new FiguresException(
          "There is no energy model \""
              + nameOrFile
              + "\"; the known ones are "
              + String.join(", ", NAMES)
              + ", or give the path of a .properties file with name, source, macPicojoules,"
              + " acPicojoules and membraneUpdatePicojoules.");
    }
  }

  private static EnergyModel preset(String name) {
    try (Reader reader =
        new InputStreamReader(
            EnergyModels.class.getResourceAsStream("energy/" + name + ".properties"),
            StandardCharsets.UTF_8)) {
      return parse(name, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EnergyModel parse(String file, Reader reader) throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new FiguresException(
          "The energy model " + file + " is not a properties file (" + e.getMessage() + ").");
    }
    return new EnergyModel(
        text(file, properties, "name"),
        text(file, properties, "source"),
        number(file, properties, "macPicojoules"),
        number(file, properties, "acPicojoules"),
        number(file, properties, "membraneUpdatePicojoules"));
  }

  private static String text(String file, Properties properties, String key) {
    String value = properties.getProperty(key, "").strip();
    if (value.isEmpty()) {
      throw new FiguresException("The energy model " + file + " lacks the key " + key + ".");
    }
    return value;
  }

  private static double number(String file, Properties properties, String key) {
    String text = text(file, properties, key);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new FiguresException(
          "The energy model " + file + " says " + key + " = " + text + ", which is no number.");
    }
  }
}
