package org.firefly.events;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of a recording, in order, through one buffer. A decoder asks for the bytes that it
 * needs with {@link #available}, reads them from {@link #buffer} at {@link #position}, and takes
 * them with {@link #skip}. Whatever goes wrong below is an {@link EventException}.
 */
public final class ByteSource implements AutoCloseable {
  /** Most bytes that {@link #head} returns. */
  public static final int HEAD = 4096;

  /** Reads 16 bits, little-endian, of a byte array. */
  public static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);

  /** Reads 32 bits, little-endian, of a byte array. */
  public static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Reads 32 bits, big-endian, of a byte array. */
  public static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);

  /** Reads 64 bits, little-endian, of a byte array. */
  public static final VarHandle LONG_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BUFFER = 1 << 17;

  private final String name;
  private final Optional<Path> file;
  private final InputStream in;
  private byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private long taken;

  private ByteSource(String name, Optional<Path> file, InputStream in) {
    this.name = name;
    this.file = file;
    this.in = in;
  }

  /** Bytes of a pipe, a socket or another stream; its name stands in messages. */
  public static ByteSource of(String name, InputStream in) {
    return new ByteSource(name, Optional.empty(), in);
  }

  /**
   * Bytes of a file as they are stored.
   *
   * @param in the file's bytes from the first one on
   */
  public static ByteSource of(Path file, InputStream in) {
    return new ByteSource(file.toString(), Optional.of(file), in);
  }

  /** Whether bytes begin with a format's mark. */
  public static boolean startsWith(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }

  /** Name for messages. */
  public String name() {
    return name;
  }

  /** The file itself, for formats that need random access; empty for pipes and compressed files. */
  public Optional<Path> file() {
    return file;
  }

  /** The first bytes, without taking them; fewer than {@link #HEAD} if there are no more. */
  public byte[] head() {
    return Arrays.copyOfRange(buffer, position, position + Math.min(available(HEAD), HEAD));
  }

  /**
   * Reads on until the buffer holds the next {@code bytes} or the source ends.
   *
   * @return bytes that the buffer holds from {@link #position} on: fewer than asked for only at the
   *     end, more if they happen to be there
   */
  public int available(int bytes) {
    return limit - position >= bytes ? limit - position : fill(bytes);
  }

  /** The buffer; replaced by {@link #available}. */
  public byte[] buffer() {
    return buffer;
  }

  /** Index of the next byte in {@link #buffer}; changed by {@link #available}. */
  public int position() {
    return position;
  }

  /** Bytes taken since the first one. */
  public long taken() {
    return taken;
  }

  /** Takes bytes that are known to be available. */
  public void skip(int bytes) {
    position += bytes;
    taken += bytes;
  }

  /**
   * Takes bytes whether they are available or not.
   *
   * @return how many there were: fewer than asked for only at the end
   */
  public long discard(long bytes) {
    long left = bytes;
    while (left > 0) {
      int step = (int) Math.min(left, available((int) Math.min(left, BUFFER)));
      if (step == 0) {
        break;
      }
      skip(step);
      left -= step;
    }
    return bytes - left;
  }

  /** Whether a whole line of text can be had without waiting for more bytes. */
  public boolean holdsLine() {
    for (int i = position; i < limit; i++) {
      if (buffer[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes a line of text up to and without its line feed and carriage return.
   *
   * @throws EventException if it is longer than {@link #HEAD}
   */
  public String line() {
    int length = 0;
    while (length < HEAD && available(length + 1) > length && buffer[position + length] != '\n') {
      length++;
    }
    if (length == HEAD) {
      throw damaged("has a header line of more than " + HEAD + " bytes");
    }
    boolean carriageReturn = length > 0 && buffer[position + length - 1] == '\r';
    int text = length - (carriageReturn ? 1 : 0);
    String line = new String(buffer, position, text, StandardCharsets.ISO_8859_1);
    skip(Math.min(length + 1, limit - position));
    return line;
  }

  /** An exception for a file that breaks its format. */
  public EventException damaged(String problem) {
    return new EventException(
        "%s %s, so it is damaged or of another format; copy or record it again."
            .formatted(name, problem));
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private int fill(int bytes) {
    if (bytes > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(bytes, 2 * buffer.length));
    }
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    try {
      while (limit < bytes) {
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
          break;
        }
        limit += read;
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return limit;
  }

  /** An exception for bytes that cannot be had. */
  public EventException unreadable(IOException e) {
    return new EventException(
        "%s cannot be read (%s); copy or record it again.".formatted(name, e.getMessage()), e);
  }

  private static VarHandle view(Class<?> array, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(array, order).withInvokeExactBehavior();
  }
}
