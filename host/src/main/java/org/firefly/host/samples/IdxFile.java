package org.firefly.host.samples;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.firefly.host.file.HostException;

/**
 * An array of unsigned bytes in the idx format of the MNIST family: two zero bytes, the element
 * type (8 for unsigned byte), the number of dimensions, one big-endian 32-bit size per dimension,
 * then the elements in row-major order. Source: the description of the format that accompanies
 * MNIST, http://yann.lecun.com/exdb/mnist/.
 */
public final class IdxFile {
  private static final int UNSIGNED_BYTE = 8;
  private static final int GZIP_MAGIC = 0x1f8b;

  private final int[] shape;
  private final byte[] data;

  private IdxFile(int[] shape, byte[] data) {
    this.shape = shape;
    this.data = data;
  }

  /**
   * Reads a raw or gzip-compressed file; which one it is, its first two bytes say.
   *
   * @throws HostException if the file is missing, truncated, longer than its header says, or not
   *     idx with unsigned bytes
   */
  public static IdxFile read(Path file) {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        DataInputStream in = new DataInputStream(decompressed(raw))) {
      int[] shape = readHeader(file, in);
      return new IdxFile(shape, readElements(file, in, elements(file, shape)));
    } catch (NoSuchFileException e) {
      throw new HostException(file + " does not exist.", e);
    } catch (EOFException e) {
      throw truncated(file, e);
    } catch (ZipException e) {
      throw new HostException(
          file + " is damaged gzip data (" + e.getMessage() + "); fetch it again.", e);
    } catch (IOException e) {
      throw new HostException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** Sizes of the dimensions, outermost first. */
  public int[] shape() {
    return shape.clone();
  }

  /** A copy of the elements, row-major; each byte is unsigned, 0 to 255. */
  public byte[] data() {
    return data.clone();
  }

  private static InputStream decompressed(InputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static int[] readHeader(Path file, DataInputStream in) throws IOException {
    int magic = in.readInt();
    int dimensions = magic & 0xff;
    if (magic >>> 8 != UNSIGNED_BYTE || dimensions == 0) {
      throw new HostException(
          String.format(
              "%s is not an idx file of unsigned bytes (magic number 0x%08x).", file, magic));
    }
    int[] shape = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      shape[i] = in.readInt();
    }
    return shape;
  }

  private static int elements(Path file, int[] shape) {
    long elements = 1;
    for (int size : shape) {
      if (size < 0 || elements * size > Integer.MAX_VALUE - 8) {
        throw new HostException(file + " has an impossible size in its header.");
      }
      elements *= size;
    }
    return (int) elements;
  }

  private static byte[] readElements(Path file, InputStream in, int elements) throws IOException {
    byte[] data = in.readNBytes(elements);
    if (data.length < elements) {
      throw truncated(file, null);
    }
    if (in.read() >= 0) {
      throw new HostException(file + " is longer than its header says.");
    }
    return data;
  }

  private static HostException truncated(Path file, Throwable cause) {
    return new HostException(file + " ends too early; fetch it again.", cause);
  }
}
