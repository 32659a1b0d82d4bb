package org.firefly.events.sets;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.firefly.events.EventException;

/** Opens labelled sets of all layouts that are known. */
public final class EventSets {
  private static final List<SetLayout> LAYOUTS =
      List.of(new GestureTrials(), new ShdFiles(), new ClassFolders());

  /** The two parts of a set. */
  public enum Part {
    TRAINING,
    TEST
  }

  private EventSets() {}

  /**
   * A part of a set.
   *
   * @throws EventException if there is none, or it cannot be used
   */
  public static EventSet open(Path path, Part part) {
    return find(path, part)
        .orElseThrow(
            () ->
                new EventException(
                    "%s holds no %s recordings; give a folder with %s."
                        .formatted(
                            path,
                            part == Part.TRAINING ? "training" : "test",
                            descriptions(LAYOUTS))));
  }

  /** The same, empty if the path holds no labelled set. */
  public static Optional<EventSet> find(Path path, Part part) {
    return LAYOUTS.stream()
        .map(layout -> layout.find(path, part))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String descriptions(List<SetLayout> layouts) {
    return String.join(", or ", layouts.stream().map(SetLayout::description).toList());
  }
}
