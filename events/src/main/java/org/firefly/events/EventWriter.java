package org.firefly.events;

/** Writes a recording. The file gets its name when the writer is closed after {@link #finish}. */
public interface EventWriter extends AutoCloseable {
  /**
   * Appends the events of a batch.
   *
   * @throws EventException if they cannot be expressed in the format, or not be written
   */
  void write(EventBatch batch);

  /** Completes the file; without it, closing removes what was written. */
  void finish();

  @Override
  void close();
}
