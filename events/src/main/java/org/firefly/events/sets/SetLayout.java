package org.firefly.events.sets;

import java.nio.file.Path;
import java.util.Optional;

/** A way in which labelled recordings lie on disk. */
interface SetLayout {
  /** What has to be there, for messages. */
  String description();

  /**
   * The recordings of a part.
   *
   * @return empty if the path is not laid out so
   * @throws org.firefly.events.EventException if it is, but cannot be used
   */
  Optional<EventSet> find(Path path, EventSets.Part part);
}
