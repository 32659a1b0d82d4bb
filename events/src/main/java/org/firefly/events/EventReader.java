package org.firefly.events;

/**
 * Reads a recording from its first event to its last, in constant memory. Not for use by several
 * threads.
 */
public interface EventReader extends AutoCloseable {
  /** What the file says about itself; known from the start. */
  Recording recording();

  /**
   * Replaces the events of a batch by the next ones of the recording.
   *
   * @return false if there are no more; the batch is empty then, and only then. A batch need not be
   *     full before.
   * @throws EventException if the file is damaged or cannot be read
   */
  boolean read(EventBatch batch);

  /** What was dropped so far; all that was dropped, once {@link #read} returned false. */
  Drops drops();

  @Override
  void close();
}
