package org.firefly.events;

import java.util.Locale;

/**
 * Some consecutive events of a recording as a structure of arrays, 13 bytes per event: time in
 * microseconds (64 bits), x from the left and y from the top (unsigned 16 bits each) and polarity
 * (1: brighter, 0: darker). A reader fills the same batch again and again.
 */
public final class EventBatch {
  /**
   * The least capacity: twice the 32 events that one word of the densest format holds, so that a
   * reader which stops before a word that might not fit still returns events.
   */
  public static final int MIN_CAPACITY = 64;

  /** Large enough that the costs of a call vanish, small enough for the second-level cache. */
  public static final int DEFAULT_CAPACITY = 1 << 14;

  /** Exclusive limit of a coordinate. */
  public static final int COORDINATES = 1 << Short.SIZE;

  private final long[] times;
  private final short[] xs;
  private final short[] ys;
  private final byte[] polarities;
  private int size;

  /** A batch of {@link #DEFAULT_CAPACITY}. */
  public EventBatch() {
    this(DEFAULT_CAPACITY);
  }

  /**
   * @param capacity events that fit, at least {@link #MIN_CAPACITY}
   */
  public EventBatch(int capacity) {
    if (capacity < MIN_CAPACITY) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a batch of %d events is too small", capacity));
    }
    times = new long[capacity];
    xs = new short[capacity];
    ys = new short[capacity];
    polarities = new byte[capacity];
  }

  public int capacity() {
    return times.length;
  }

  public int size() {
    return size;
  }

  /** Events that can still be added. */
  public int room() {
    return times.length - size;
  }

  public void clear() {
    size = 0;
  }

  /**
   * Appends an event.
   *
   * @param time in microseconds
   * @param x column, 0 to 65535; only the low 16 bits are kept
   * @param y row, 0 to 65535; only the low 16 bits are kept
   * @param polarity 1 or 0
   * @throws ArrayIndexOutOfBoundsException if the batch is full
   */
  public void add(long time, int x, int y, int polarity) {
    int i = size;
    times[i] = time;
    xs[i] = (short) x;
    ys[i] = (short) y;
    polarities[i] = (byte) polarity;
    size = i + 1;
  }

  /** Time of an event in microseconds. */
  public long time(int event) {
    return times[event];
  }

  /** Column of an event, 0 at the left. */
  public int x(int event) {
    return xs[event] & 0xffff;
  }

  /** Row of an event, 0 at the top. */
  public int y(int event) {
    return ys[event] & 0xffff;
  }

  /** 1 if the pixel became brighter, 0 if it became darker. */
  public int polarity(int event) {
    return polarities[event];
  }

  /** The batch's own times, for decoders that fill many at once; see {@link #resize}. */
  public long[] times() {
    return times;
  }

  /** The batch's own columns, unsigned. */
  public short[] xs() {
    return xs;
  }

  /** The batch's own rows, unsigned. */
  public short[] ys() {
    return ys;
  }

  /** The batch's own polarities. */
  public byte[] polarities() {
    return polarities;
  }

  /**
   * Sets how many events the arrays hold, after they were written or compacted directly.
   *
   * @throws IllegalArgumentException if they cannot hold so many
   */
  public void resize(int events) {
    if (events < 0 || events > times.length) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d events are not 0 to %d", events, times.length));
    }
    size = events;
  }

  /** Overwrites event {@code to} with event {@code from}. */
  public void move(int from, int to) {
    times[to] = times[from];
    xs[to] = xs[from];
    ys[to] = ys[from];
    polarities[to] = polarities[from];
  }
}
