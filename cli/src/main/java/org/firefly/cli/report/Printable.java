package org.firefly.cli.report;

/** Text from files and command lines on its way to a terminal. */
public final class Printable {
  private Printable() {}

  /** The text with a question mark for every control character, such as one that moves a cursor. */
  public static String line(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
