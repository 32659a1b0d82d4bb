package org.firefly.host.npy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.firefly.host.file.HostException;

/**
 * Reads parts of a .npy file, so that an input larger than the memory can be run. Any number of
 * threads may read at the same time.
 */
public final class NpyReader implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final NpyHeader header;
  private final long dataStart;

  private NpyReader(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    ByteBuffer prefix = readUpTo(0, NpyHeader.PREFIX_BYTES);
    NpyHeader.Extent extent = NpyHeader.extent(prefix, file);
    ByteBuffer text = readUpTo(extent.start(), extent.length());
    header = NpyHeader.parse(StandardCharsets.UTF_8.decode(text).toString(), file);
    dataStart = extent.end();
    long expected = header.dataBytes();
    if (expected < 0 || channel.size() - dataStart < expected) {
      throw new HostException(
          file + " ends before the last of the elements that its header promises.");
    }
  }

  /**
   * Opens a file and checks its header against its size.
   *
   * @throws HostException if it cannot be read, is not .npy, is truncated or has elements that are
   *     not plain numbers
   */
  public static NpyReader open(Path file) {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file);
      return new NpyReader(file, channel);
    } catch (NoSuchFileException e) {
      throw new HostException(file + " does not exist.", e);
    } catch (IOException e) {
      closeQuietly(channel);
      throw new HostException(file + " cannot be read: " + e.getMessage() + ".", e);
    } catch (HostException e) {
      closeQuietly(channel);
      throw e;
    }
  }

  /** Whether a file starts as a .npy file does. */
  public static boolean begins(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return NpyHeader.isMagic(in.readNBytes(NpyHeader.PREFIX_BYTES));
    } catch (IOException e) {
      throw new HostException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static void closeQuietly(FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private ByteBuffer readUpTo(long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, position + buffer.position());
      if (read < 0) {
        break;
      }
    }
    return buffer.flip();
  }

  /** Path of the file. */
  public Path file() {
    return file;
  }

  /** Element type. */
  public NpyType type() {
    return header.type();
  }

  /** Sizes of the axes, outermost first. */
  public long[] shape() {
    return header.shape().clone();
  }

  /**
   * Reads {@code count} entries of the outermost axis.
   *
   * @return an array of shape [count, inner axes]
   * @throws HostException if they do not fit into one Java array
   */
  public NpyArray read(long first, int count) {
    long[] axes = header.shape();
    if (axes.length == 0 || first < 0 || count < 0 || first + count > axes[0]) {
      throw new IndexOutOfBoundsException("entries " + first + " + " + count + " of " + file);
    }
    long entry = axes[0] == 0 ? 0 : header.dataBytes() / axes[0];
    return read(dataStart + first * entry, entry * count, sizes(count, axes));
  }

  /** Reads the whole array. */
  public NpyArray readAll() {
    long[] axes = header.shape();
    int count = axes.length == 0 ? 0 : (int) Math.min(axes[0], Integer.MAX_VALUE);
    return read(dataStart, header.dataBytes(), axes.length == 0 ? new int[0] : sizes(count, axes));
  }

  private static int[] sizes(int count, long[] axes) {
    int[] shape = new int[axes.length];
    shape[0] = count;
    for (int i = 1; i < axes.length; i++) {
      shape[i] = (int) Math.min(axes[i], Integer.MAX_VALUE);
    }
    return shape;
  }

  private NpyArray read(long position, long bytes, int[] shape) {
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new HostException(file + " holds samples that are too large for the memory.");
    }
    try {
      ByteBuffer data = readUpTo(position, (int) bytes);
      if (data.limit() < bytes) {
        throw new HostException(file + " became shorter while it was read.");
      }
      return new NpyArray(header.type(), shape, data.order(header.order()));
    } catch (IOException e) {
      throw new HostException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }
}
