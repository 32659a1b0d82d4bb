package org.firefly.events;

import java.nio.file.Path;

/** A recording that can be opened again and again, by several threads at the same time. */
public interface EventSource {
  /** Name for messages. */
  String name();

  /**
   * Opens the recording at its first event.
   *
   * @throws EventException if it cannot be read
   */
  EventReader open(EventOptions options);

  /** A whole file. */
  static EventSource ofFile(Path file) {
    return new EventSource() {
      @Override
      public String name() {
        return file.toString();
      }

      @Override
      public EventReader open(EventOptions options) {
        return EventFiles.open(file, options);
      }
    };
  }
}
