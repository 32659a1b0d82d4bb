package org.firefly.host;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Platform;
import org.firefly.architecture.isa.CoreShape;
import org.firefly.architecture.isa.Register;
import org.firefly.host.file.HostException;
import org.firefly.host.file.Json;

/**
 * The bitstream that a Vivado project makes, as {@value #FILE_NAME} beside it tells the runtime,
 * which compares it with the program and with the registers that it finds.
 *
 * @param format version of this file
 * @param board name of the board
 * @param part device for which the bitstream is made
 * @param identity value of {@link Register#IDENTITY}
 * @param version value of {@link Register#VERSION}
 * @param clockMHz clock that was asked for
 * @param peakGops operations per second at that clock, in units of 10^9
 * @param accelerator every field of the configuration
 * @param control physical address of the registers of core 0, their pages and their UIO device
 * @param buffer memory that u-dma-buf reserves
 * @param registers offset of each register in its page, by name
 */
public record CoreDescription(
    int format,
    String board,
    String part,
    int identity,
    int version,
    int clockMHz,
    double peakGops,
    AcceleratorConfig accelerator,
    Control control,
    Buffer buffer,
    Map<String, Integer> registers) {
  /** Name of the file. */
  public static final String FILE_NAME = "firefly.json";

  /** Name of the UIO device that the device-tree overlays give the registers. */
  public static final String UIO_NAME = "firefly";

  /** Name of the u-dma-buf device that the overlays give the buffer. */
  public static final String BUFFER_NAME = "udmabuf-firefly";

  private static final int FORMAT = 1;
  private static final Pattern DEVICE_NAME = Pattern.compile("[\\w.,:@+-]+");

  /**
   * Where the registers are.
   *
   * @param address physical address
   * @param bytes bytes of all cores
   * @param pageBytes bytes from one core to the next
   * @param uio name of the UIO device
   */
  public record Control(long address, int bytes, int pageBytes, String uio) {}

  /**
   * Where programs and spikes lie.
   *
   * @param device name of the u-dma-buf device
   * @param bytes its size
   */
  public record Buffer(String device, long bytes) {}

  /** Describes what is generated for a board. */
  public static CoreDescription of(Board board, Platform platform) {
    Map<String, Integer> registers = new LinkedHashMap<>();
    for (Register register : Register.values()) {
      registers.put(register.name(), register.offset());
    }
    return new CoreDescription(
        FORMAT,
        board.name(),
        platform.part().name(),
        Register.IDENTITY_VALUE,
        Register.VERSION_VALUE,
        board.clockMHz(),
        board.peakGops(),
        board.config(),
        new Control(
            platform.controlAddress(), Platform.CONTROL_BYTES, Register.PAGE_BYTES, UIO_NAME),
        new Buffer(BUFFER_NAME, platform.bufferBytes()),
        registers);
  }

  /** The file's text. */
  public String json() {
    try {
      return Json.INDENTED.writeValueAsString(this) + "\n";
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws HostException if it is missing, damaged or of another format
   */
  public static CoreDescription read(Path file) {
    try {
      JsonNode tree = Json.INDENTED.readTree(Files.readAllBytes(file));
      if (tree.path("format").asInt() != FORMAT) {
        throw new HostException(
            file + " is no description of a FireFly bitstream in format " + FORMAT + remedy());
      }
      return Json.INDENTED.treeToValue(tree, CoreDescription.class).complete(file);
    } catch (NoSuchFileException e) {
      throw new HostException(file + " does not exist.", e);
    } catch (JacksonException | ConfigurationException e) {
      throw new HostException(file + " is no description of a FireFly bitstream" + remedy(), e);
    } catch (IOException e) {
      throw new HostException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static String remedy() {
    return "; copy it again from the folder that `firefly generate` wrote.";
  }

  private CoreDescription complete(Path file) {
    if (accelerator == null
        || control == null
        || control.uio() == null
        || buffer == null
        || buffer.device() == null) {
      throw new HostException(file + " lacks accelerator, control or buffer" + remedy());
    }
    boolean isPossible =
        control.address() >= 0
            && control.bytes() > 0
            && control.pageBytes() > 0
            && isDeviceName(control.uio())
            && isDeviceName(buffer.device())
            && buffer.bytes() > 0
            && clockMHz > 0;
    if (!isPossible) {
      throw new HostException(file + " has an impossible size, address or name" + remedy());
    }
    return this;
  }

  /** Whether a text can name a device below {@code /dev}. */
  public static boolean isDeviceName(String text) {
    return DEVICE_NAME.matcher(text).matches() && !text.startsWith(".");
  }

  /** Every field in which the cores differ from those of a configuration, in words. */
  public List<String> differences(AcceleratorConfig expected) {
    return CoreShape.of(expected, 0).differences(CoreShape.of(accelerator, 0));
  }
}
