package org.firefly.conventions;

/** Who made a choice, the strongest first. */
public enum Origin {
  /** An option of the command or of the caller. */
  OPTION("option"),
  /** A note in the file. */
  NOTE("note in the file"),
  /** Numbers in the file that only one choice explains. */
  FILE("numbers in the file"),
  /** The framework that the user or the file named. */
  FRAMEWORK("framework"),
  /** Nobody: NIR's own rules. */
  DEFAULT("default");

  private final String text;

  Origin(String text) {
    this.text = text;
  }

  /** For people. */
  @Override
  public String toString() {
    return text;
  }
}
