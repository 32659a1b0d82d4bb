package org.firefly.events;

/** What happens to events that come before the words that give their time or row. */
public enum EarlyEvents implements Rule {
  /** They are dropped and counted. */
  DROP,
  /** What is missing is taken as 0. */
  KEEP;

  @Override
  public String question() {
    return "early-events";
  }
}
