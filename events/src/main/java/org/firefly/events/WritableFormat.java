package org.firefly.events;

import java.nio.file.Path;

/** A format that recordings can be written in. */
public interface WritableFormat extends EventFormat {
  /**
   * Begins a file.
   *
   * @param recording its sensor must be known if the format stores it
   * @throws EventException if the file cannot be made, or the recording not be expressed
   */
  EventWriter create(Path file, Recording recording);
}
