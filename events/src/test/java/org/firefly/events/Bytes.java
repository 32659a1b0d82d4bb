package org.firefly.events;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Builds small files in memory and reads them. */
public final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;

  private Bytes(ByteOrder order) {
    this.order = order;
  }

  /** A file of little-endian numbers. */
  public static Bytes littleEndian() {
    return new Bytes(ByteOrder.LITTLE_ENDIAN);
  }

  /** A file of big-endian numbers. */
  public static Bytes bigEndian() {
    return new Bytes(ByteOrder.BIG_ENDIAN);
  }

  /** Appends text. */
  public Bytes text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** Appends bytes. */
  public Bytes bytes(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  /** Appends 16-bit numbers. */
  public Bytes shorts(int... values) {
    for (int value : values) {
      out.writeBytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    }
    return this;
  }

  /** Appends 32-bit numbers. */
  public Bytes ints(int... values) {
    for (int value : values) {
      out.writeBytes(ByteBuffer.allocate(4).order(order).putInt(value).array());
    }
    return this;
  }

  /** Appends 64-bit numbers. */
  public Bytes longs(long... values) {
    for (long value : values) {
      out.writeBytes(ByteBuffer.allocate(8).order(order).putLong(value).array());
    }
    return this;
  }

  /** The file's bytes. */
  public byte[] toArray() {
    return out.toByteArray();
  }

  /** Opens the file. */
  public EventReader open(Rule... rules) {
    EventOptions options = EventOptions.defaults();
    for (Rule rule : rules) {
      options = options.with(rule);
    }
    return open(options);
  }

  /** Opens the file. */
  public EventReader open(EventOptions options) {
    return EventFiles.open(ByteSource.of("memory", new ByteArrayInputStream(toArray())), options);
  }

  /** All events as lines {@code t,x,y,p}. */
  public List<String> events(Rule... rules) {
    return Goldens.events(open(rules));
  }

  /** What reading to the end drops, in words. */
  public String drops(Rule... rules) {
    EventReader reader = open(rules);
    Goldens.events(reader);
    return reader.drops().toString();
  }
}
