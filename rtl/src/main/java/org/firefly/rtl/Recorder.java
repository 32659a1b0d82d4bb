package org.firefly.rtl;

/** Makes the clocks of a system and keeps what happens in them; used under the system's lock. */
@FunctionalInterface
public interface Recorder extends AutoCloseable {
  /** Makes some clocks. */
  void step(long clocks);

  /** Core 0 has taken a start. */
  default void started() {
    // Nothing to be kept begins here.
  }

  /** Ends, before the system is closed. */
  @Override
  default void close() {
    // Nothing was begun.
  }
}
