package org.firefly.events;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.firefly.files.OutputException;
import org.firefly.files.OutputFile;

/** The bytes of a new file, which appears with {@link #finish} or not at all. */
public final class ByteSink implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final OutputFile whole;
  private final OutputStream out;

  /**
   * Begins a file.
   *
   * @throws EventException if it cannot be made
   */
  public ByteSink(Path file) {
    this.file = file;
    try {
      whole = new OutputFile(file);
      out = new BufferedOutputStream(Files.newOutputStream(whole.temporary()), BUFFER);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Path that the file will have. */
  public Path file() {
    return file;
  }

  /** A stream for libraries that write to one; closing it has no effect. */
  public OutputStream stream() {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        out.write(value);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }
    };
  }

  /** Appends the low 8 bits of a number. */
  public void write(int value) {
    try {
      out.write(value);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Appends some bytes of an array. */
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Replaces bytes that were written before, such as a header that needed the file's length. */
  public void patch(long position, byte[] bytes) {
    try {
      out.flush();
      try (FileChannel channel = FileChannel.open(whole.temporary(), StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(bytes), position);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Gives the file its name; an older one of that name is replaced.
   *
   * @throws EventException if that is not possible
   */
  public void finish() {
    try {
      out.close();
      whole.finish();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** An exception for a file that cannot be written. */
  public EventException failed(IOException e) {
    return new EventException(OutputException.of(file, e).getMessage(), e);
  }

  @Override
  public void close() {
    try {
      out.close();
      whole.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
