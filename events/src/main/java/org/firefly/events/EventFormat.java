package org.firefly.events;

import java.util.List;

/** A file format of recordings. Implementations have a public constructor without arguments. */
public interface EventFormat {
  /** Name in messages and options, such as {@code EVT3}. */
  String name();

  /** Endings of file names, in lower case with the dot, that formats without a mark use. */
  List<String> suffixes();

  /**
   * Whether the first bytes can only be of this format. Formats without a mark return false and are
   * found by their suffix.
   *
   * @param head the first bytes of the decompressed file, at most {@link ByteSource#HEAD}
   */
  boolean recognises(byte[] head);

  /** Enums of the rules that only this format, or some formats, have. */
  default List<Class<? extends Rule>> rules() {
    return List.of();
  }

  /**
   * Opens a recording and reads its header. Events outside the sensor and the order of times are
   * not the reader's business: {@link EventFiles} checks them for all formats.
   *
   * @param source at its first byte; closing the reader closes it
   * @throws EventException if the header is damaged
   */
  EventReader open(ByteSource source, EventOptions options);
}
