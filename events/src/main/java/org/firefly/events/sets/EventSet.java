package org.firefly.events.sets;

import java.util.List;

/**
 * Recordings with a class for each.
 *
 * @param recordings at least one
 * @param classes names of the classes, in the order of the labels
 */
public record EventSet(List<LabelledRecording> recordings, List<String> classes) {
  public EventSet {
    recordings = List.copyOf(recordings);
    classes = List.copyOf(classes);
  }
}
