package org.firefly.host.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.firefly.files.OutputException;
import org.firefly.files.OutputFile;
import org.firefly.host.file.HostException;

/**
 * Writes a .npy file entry by entry along its outermost axis, in any order. The file appears under
 * its name only when {@link #finish} was called; otherwise closing leaves nothing behind.
 */
public final class NpyWriter implements AutoCloseable {
  private final Path file;
  private final OutputFile whole;
  private final FileChannel channel;
  private final int headerBytes;
  private final long entryBytes;

  private NpyWriter(Path file, NpyType type, long[] shape) throws IOException {
    this.file = file;
    whole = new OutputFile(file);
    channel =
        FileChannel.open(
            whole.temporary(), StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    NpyHeader header = new NpyHeader(type, ByteOrder.LITTLE_ENDIAN, shape);
    byte[] bytes = header.bytes();
    headerBytes = bytes.length;
    entryBytes = shape.length == 0 || shape[0] == 0 ? 0 : header.dataBytes() / shape[0];
    writeAt(ByteBuffer.wrap(bytes), 0);
  }

  /**
   * Starts a file for an array of the given shape.
   *
   * @throws HostException if the file cannot be created
   */
  public static NpyWriter create(Path file, NpyType type, long... shape) {
    try {
      return new NpyWriter(file, type, shape);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** Writes a whole array. */
  public static void write(Path file, NpyArray array) {
    long[] shape = new long[array.shape().length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = array.shape()[i];
    }
    try (NpyWriter writer = create(file, array.type(), shape)) {
      writer.writeAt(littleEndian(array), writer.headerBytes);
      writer.finish();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** Writes entries of the outermost axis from {@code first} on; threads may write side by side. */
  public void write(long first, NpyArray entries) {
    try {
      writeAt(littleEndian(entries), headerBytes + first * entryBytes);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static ByteBuffer littleEndian(NpyArray array) {
    ByteBuffer bytes = array.bytes();
    if (bytes.order() == ByteOrder.LITTLE_ENDIAN || array.type().bytes() == 1) {
      return bytes;
    }
    int width = array.type().bytes();
    ByteBuffer swapped = ByteBuffer.allocate(bytes.capacity());
    for (int i = 0; i < bytes.capacity(); i++) {
      swapped.put(i, bytes.get(i / width * width + width - 1 - i % width));
    }
    return swapped;
  }

  private void writeAt(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /** Gives the file its name. */
  public void finish() {
    try {
      channel.close();
      whole.finish();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static HostException failure(Path file, IOException e) {
    return new HostException(OutputException.of(file, e).getMessage(), e);
  }

  @Override
  public void close() {
    try {
      channel.close();
      whole.close();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }
}
