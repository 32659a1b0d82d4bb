package org.firefly.explore.study;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value of a study file and where it stands.
 *
 * @param file that it is in
 * @param key that it has there, for messages
 * @param node as the YAML library read it
 */
record Entry(Path file, String key, Node node) {
  /**
   * The whole of a file.
   *
   * @throws StudyException if it is no YAML
   */
  static Entry read(Path file) throws IOException {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    try (Reader reader = Files.newBufferedReader(file)) {
      Optional<Node> root = new Compose(settings).composeReader(reader);
      return new Entry(
          file,
          "",
          root.orElseThrow(
              () -> new StudyException(file + " is empty; a study names networks and targets.")));
    } catch (MarkedYamlEngineException e) {
      String place = e.getProblemMark().map(Entry::line).orElse("");
      throw new StudyException(file + place + " is no YAML: " + e.getProblem() + ".");
    } catch (YamlEngineException e) {
      throw new StudyException(file + " is no YAML: " + e.getMessage().strip() + ".");
    }
  }

  private static String line(Mark mark) {
    return String.format(Locale.ROOT, ", line %d,", mark.getLine() + 1);
  }

  /** The refusal of this value. */
  StudyException refuse(String problem, String remedy) {
    return blame(problem + "; " + remedy + ".");
  }

  /** A complaint about this value that is a sentence already. */
  StudyException blame(String sentence) {
    String place = node.getStartMark().map(Entry::line).orElse("");
    String what = key.isEmpty() ? "" : " key " + key + ":";
    return new StudyException(file + place + what + " " + sentence);
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** A text that is not empty. */
  String text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    throw refuse("a single value is expected", "write it behind the key");
  }

  /** A whole number of a range. */
  int number(int least, int most) {
    String text = text();
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number out of range.
    }
    throw refuse(
        "'" + text + "' is no number from " + least + " to " + most, "choose one of these");
  }

  /** Whether it is true. */
  boolean yes() {
    String text = text();
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw refuse("'" + text + "' is neither true nor false", "choose one");
  }

  /** A finite number above 0. */
  double positive() {
    String text = text();
    try {
      double number = Double.parseDouble(text);
      if (number > 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number out of range.
    }
    throw refuse("'" + text + "' is no number above 0", "choose one");
  }

  /** The values of a list; a value that is no list is its only one. */
  List<Entry> list() {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(this);
    }
    if (sequence.getValue().isEmpty()) {
      throw refuse("the list is empty", "leave the key out or write a value");
    }
    return sequence.getValue().stream().map(item -> new Entry(file, key, item)).toList();
  }

  /** The keys and values of a mapping. */
  Fields fields() {
    if (node instanceof MappingNode mapping) {
      return Fields.of(this, mapping);
    }
    throw refuse("keys with values are expected", "write key: value");
  }
}
