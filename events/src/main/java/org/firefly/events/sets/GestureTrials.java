package org.firefly.events.sets;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firefly.events.EventException;
import org.firefly.events.EventSource;
import org.firefly.events.SourceSlice;

/**
 * DVS128 Gesture: AEDAT 3.1 files of several gestures each, a table {@code NAME_labels.csv} with
 * class (from 1), start and end in microseconds for each, and lists of the files of either part. A
 * gesture is the events from its start to before its end; rows may overlap. Source: the data set's
 * readme, IBM Research, 2017.
 */
final class GestureTrials implements SetLayout {
  private static final String TRAINING = "trials_to_train.txt";
  private static final String TEST = "trials_to_test.txt";
  private static final String RECORDING = ".aedat";
  private static final List<String> CLASSES =
      List.of(
          "hand clapping",
          "right hand wave",
          "left hand wave",
          "right arm clockwise",
          "right arm counter clockwise",
          "left arm clockwise",
          "left arm counter clockwise",
          "arm roll",
          "air drums",
          "air guitar",
          "other gestures");

  @Override
  public String description() {
    return TRAINING + ", " + TEST + " and the recordings of DVS128 Gesture";
  }

  @Override
  public Optional<EventSet> find(Path path, EventSets.Part part) {
    Path list = path.resolve(part == EventSets.Part.TRAINING ? TRAINING : TEST);
    if (!Files.isRegularFile(list)) {
      return Optional.empty();
    }
    List<LabelledRecording> gestures = new ArrayList<>();
    for (String line : lines(list)) {
      if (!line.isBlank()) {
        add(path.resolve(line.strip()), gestures);
      }
    }
    if (gestures.isEmpty()) {
      throw new EventException(list + " names no recording; fetch the data set again.");
    }
    return Optional.of(new EventSet(gestures, CLASSES));
  }

  private static void add(Path file, List<LabelledRecording> gestures) {
    String name = Folders.name(file);
    String stem = name.endsWith(RECORDING) ? name.substring(0, name.lastIndexOf('.')) : name;
    Path table = file.resolveSibling(stem + "_labels.csv");
    List<String> rows = lines(table);
    for (int i = 1; i < rows.size(); i++) {
      if (!rows.get(i).isBlank()) {
        gestures.add(gesture(file, table, i + 1, rows.get(i)));
      }
    }
  }

  private static LabelledRecording gesture(Path file, Path table, int line, String row) {
    String[] words = row.split(",", -1);
    try {
      int label = Integer.parseInt(words[0].strip());
      long from = Long.parseLong(words[1].strip());
      long to = Long.parseLong(words[2].strip());
      if (label >= 1 && label <= CLASSES.size() && from < to) {
        return new LabelledRecording(
            new SourceSlice(EventSource.ofFile(file), from, to), label - 1);
      }
      throw bad(table, line, row, null);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw bad(table, line, row, e);
    }
  }

  private static EventException bad(Path table, int line, String row, RuntimeException cause) {
    return new EventException(
        String.format(
            Locale.ROOT,
            "%s, line %d, is '%s' instead of a class from 1 to %d, a start and a later end; correct or remove it.",
            table,
            line,
            row,
            CLASSES.size()),
        cause);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new EventException(file + " is no text; fetch it again.", e);
    } catch (IOException e) {
      throw new EventException(
          "%s cannot be read, but the trial lists need it; fetch the data set again."
              .formatted(file),
          e);
    }
  }
}
