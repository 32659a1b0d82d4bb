package org.firefly.runtime.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.architecture.isa.Register;
import org.firefly.host.CoreDescription;

/**
 * The files of a board under a folder of their own: {@code dev} and {@code sys} with a UIO device
 * and a u-dma-buf, and the configuration that leads the runtime there.
 */
public final class StandInBoard {
  private final Path root;

  /**
   * Makes the files.
   *
   * @param root an empty folder
   * @param cores pages of registers
   * @param bufferAddress physical address of the buffer
   * @param bufferBytes its size
   */
  public StandInBoard(Path root, int cores, long bufferAddress, long bufferBytes) {
    this.root = root;
    Path uio = root.resolve("sys/class/uio/uio0");
    Path udmabuf = bufferAttributes();
    write(uio.resolve("name"), CoreDescription.UIO_NAME + "\n");
    write(uio.resolve("maps/map0/size"), "0x%x\n".formatted(cores * Register.PAGE_BYTES));
    write(udmabuf.resolve("phys_addr"), "0x%x\n".formatted(bufferAddress));
    write(udmabuf.resolve("size"), bufferBytes + "\n");
    write(udmabuf.resolve("dma_coherent"), "0\n");
    write(registers(), "");
    write(buffer(), "");
    try (RandomAccessFile file = new RandomAccessFile(buffer().toFile(), "rw")) {
      file.setLength(bufferBytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(configuration(), "root = " + root + "\ninterrupt = false\n");
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The configuration file of the runtime: registers and buffer, no interrupt. */
  public Path configuration() {
    return root.resolve("firefly-board.properties");
  }

  /** The file of the registers, for a {@link RegisterFileServer}. */
  public Path registers() {
    return root.resolve("dev/uio0");
  }

  /** The file of the buffer. */
  public Path buffer() {
    return root.resolve("dev").resolve(CoreDescription.BUFFER_NAME);
  }

  /** The folder of the buffer's attributes. */
  public Path bufferAttributes() {
    return root.resolve("sys/class/u-dma-buf").resolve(CoreDescription.BUFFER_NAME);
  }

  /** Maps the buffer, for the model of a core. */
  public MappedByteBuffer mapBuffer() {
    try (RandomAccessFile file = new RandomAccessFile(buffer().toFile(), "rw")) {
      return file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, file.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
