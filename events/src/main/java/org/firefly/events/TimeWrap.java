package org.firefly.events;

/** When a counter of limited width that falls is taken to have wrapped around. */
public enum TimeWrap implements Rule {
  /** If it falls by half of its range or more; less is disorder. */
  HALF_RANGE,
  /** Whenever it falls. */
  ANY_FALL,
  /** Never. */
  NEVER;

  @Override
  public String question() {
    return "time-wrap";
  }
}
