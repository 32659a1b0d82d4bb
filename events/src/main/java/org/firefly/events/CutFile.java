package org.firefly.events;

/** What happens if a file ends within an event or a packet. */
public enum CutFile implements Rule {
  /** What is complete is read; the rest is counted. */
  KEEP,
  /** The file is refused. */
  FAIL;

  @Override
  public String question() {
    return "cut-file";
  }
}
