package org.firefly.hdl.tree;

/**
 * The line of Java that made a piece of hardware.
 *
 * @param file simple file name, for example {@code Counter.java}
 * @param line line number, from 1
 */
public record SourceLocation(String file, int line) {
  /** {@code Counter.java:12}, the form that development environments turn into a link. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
