package org.firefly.architecture.board;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Properties;

/** Reads property files as editors write them. */
public final class PropertyFile {
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private PropertyFile() {}

  /**
   * Reads a file, with or without a byte-order mark.
   *
   * @throws IllegalArgumentException if it has a malformed Unicode escape
   */
  public static Properties load(Reader reader) throws IOException {
    BufferedReader text = new BufferedReader(reader);
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    Properties properties = new Properties();
    properties.load(text);
    return properties;
  }
}
