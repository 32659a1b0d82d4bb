package org.firefly.runtime.board;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.firefly.architecture.board.PropertyFile;
import org.firefly.host.CoreDescription;
import org.firefly.host.file.HostException;
import org.firefly.runtime.DeviceException;
import org.firefly.runtime.driver.DriverOptions;

/**
 * Where Linux offers the registers, the buffer and the interrupt of a board; read from a properties
 * file whose keys are those named below.
 *
 * @param root {@code root}: folder that holds {@code dev} and {@code sys}; / on a board
 * @param bitstream {@code bitstream}: the {@value CoreDescription#FILE_NAME} of the Vivado project,
 *     by default the one beside the properties file, if there is one
 * @param uio {@code uio}: name of the UIO device, as in /sys/class/uio/*{@code /name}; by default
 *     what the bitstream's description says
 * @param registerAddress {@code registers.address}: physical address of the registers, which are
 *     then used through /dev/mem and without interrupt
 * @param udmabuf {@code udmabuf}: name of the u-dma-buf device; by default as described
 * @param bufferAddress {@code buffer.address}: physical address of reserved memory, which is then
 *     used through /dev/mem instead of u-dma-buf
 * @param bufferBytes {@code buffer.bytes}: size of the reserved memory
 * @param cached {@code buffer.cached}: whether the CPU's caches are used for u-dma-buf and kept
 *     coherent by its sync files; otherwise it is opened with O_SYNC
 * @param interrupt {@code interrupt}: whether the UIO device has an interrupt
 * @param interruptFile {@code interrupt.file}: where interrupts are read, if not at the UIO device
 * @param enableFile {@code interrupt.enable.file}: where they are enabled, if not there
 * @param driver {@code timeout.seconds} and {@code watchdog.clocks}
 */
public record BoardSettings(
    Path root,
    Optional<CoreDescription> bitstream,
    String uio,
    Optional<Long> registerAddress,
    String udmabuf,
    Optional<Long> bufferAddress,
    long bufferBytes,
    boolean cached,
    boolean interrupt,
    Optional<Path> interruptFile,
    Optional<Path> enableFile,
    DriverOptions driver) {

  /** Far longer than any block runs, and a number of nanoseconds that a long can count. */
  private static final Duration MAX_TIMEOUT = Duration.ofDays(1);

  /** What a board has that was set up as the documentation says. */
  public static final BoardSettings DEFAULT =
      new Entries(new Properties(), "the defaults", Optional.empty()).settings();

  /**
   * Reads a properties file.
   *
   * @throws DeviceException when it cannot be read or has unknown or impossible entries
   * @throws HostException when the description of the bitstream cannot be read
   */
  public static BoardSettings read(Path file) {
    Properties properties;
    try (Reader reader = Files.newBufferedReader(file)) {
      properties = PropertyFile.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new DeviceException(
          "The board configuration "
              + file
              + " cannot be read; give the path of a properties file.",
          e);
    }
    Path description = file.resolveSibling(CoreDescription.FILE_NAME);
    Optional<Path> beside = Optional.of(description).filter(Files::exists);
    return new Entries(properties, file.toString(), beside).settings();
  }

  /** Takes entries out of properties and collects everything that is wrong. */
  private static final class Entries {
    private final Properties properties;
    private final String source;
    private final Optional<Path> description;
    private final TreeSet<String> unread;
    private final List<String> problems = new ArrayList<>();

    Entries(Properties properties, String source, Optional<Path> description) {
      this.properties = properties;
      this.source = source;
      this.description = description;
      unread = new TreeSet<>(properties.stringPropertyNames());
    }

    BoardSettings settings() {
      Path root = path("root").orElse(Path.of("/"));
      Optional<CoreDescription> bitstream =
          path("bitstream").or(() -> description).map(CoreDescription::read);
      Optional<Long> bufferAddress = number("buffer.address", 0, Long.MAX_VALUE);
      long bufferBytes = number("buffer.bytes", 0, Long.MAX_VALUE).orElse(0L);
      if (bufferAddress.isPresent() != bufferBytes > 0) {
        problems.add("buffer.address and buffer.bytes belong together");
      }
      Duration timeout =
          Duration.ofSeconds(
              number("timeout.seconds", 1, MAX_TIMEOUT.toSeconds())
                  .orElse(DriverOptions.DEFAULT.timeout().toSeconds()));
      long watchdog =
          number("watchdog.clocks", 0, Integer.MAX_VALUE)
              .orElse((long) DriverOptions.DEFAULT.watchdogClocks());
      BoardSettings settings =
          new BoardSettings(
              root,
              bitstream,
              name("uio")
                  .or(() -> bitstream.map(found -> found.control().uio()))
                  .orElse(CoreDescription.UIO_NAME),
              number("registers.address", 0, Long.MAX_VALUE),
              name("udmabuf")
                  .or(() -> bitstream.map(found -> found.buffer().device()))
                  .orElse(CoreDescription.BUFFER_NAME),
              bufferAddress,
              bufferBytes,
              flag("buffer.cached"),
              flag("interrupt"),
              path("interrupt.file"),
              path("interrupt.enable.file"),
              new DriverOptions(timeout, (int) watchdog));
      unread.forEach(key -> problems.add(key + " is not a key"));
      if (!problems.isEmpty()) {
        throw new DeviceException(
            "The board configuration %s is not usable: %s."
                .formatted(source, String.join("; ", problems)));
      }
      return settings;
    }

    private Optional<String> text(String key) {
      unread.remove(key);
      return Optional.ofNullable(properties.getProperty(key)).map(String::strip);
    }

    private Optional<Path> path(String key) {
      Optional<String> text = text(key);
      try {
        return text.map(Path::of);
      } catch (InvalidPathException e) {
        problems.add(key + " must be the path of a file");
        return Optional.empty();
      }
    }

    private Optional<String> name(String key) {
      Optional<String> text = text(key);
      if (text.isPresent() && !CoreDescription.isDeviceName(text.get())) {
        problems.add(key + " must be the name of a device, without folder");
        return Optional.empty();
      }
      return text;
    }

    private Optional<Long> number(String key, long least, long most) {
      Optional<String> text = text(key);
      try {
        Optional<Long> number = text.map(Long::decode);
        if (number.isPresent() && (number.get() < least || number.get() > most)) {
          problems.add(key + " must be " + least + " to " + most + " and is " + number.get());
          return Optional.empty();
        }
        return number;
      } catch (NumberFormatException e) {
        problems.add(key + " must be a number, decimal or with 0x, and is " + text.get());
        return Optional.empty();
      }
    }

    private boolean flag(String key) {
      String text = text(key).orElse("true");
      if (!text.equals("true") && !text.equals("false")) {
        problems.add(key + " must be true or false and is " + text);
      }
      return text.equals("true");
    }
  }

  Path device(String name) {
    return root.resolve("dev").resolve(name);
  }

  Path classFolder(String name) {
    return root.resolve("sys/class").resolve(name);
  }
}
