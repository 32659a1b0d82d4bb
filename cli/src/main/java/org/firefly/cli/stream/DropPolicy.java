package org.firefly.cli.stream;

/** What happens to a window when as many as may wait are waiting. */
public enum DropPolicy {
  /** The stream waits, and its sender with it. */
  NONE,
  /** The window that has waited longest gives way. */
  OLDEST,
  /** The new window gives way. */
  NEWEST
}
