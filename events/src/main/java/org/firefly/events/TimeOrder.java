package org.firefly.events;

/** What happens to an event that is earlier than the one before it. */
public enum TimeOrder implements Rule {
  /** It comes out as it is, where it is. */
  KEEP,
  /** It is dropped and counted. */
  DROP,
  /** The file is refused. */
  FAIL;

  @Override
  public String question() {
    return "time-order";
  }
}
