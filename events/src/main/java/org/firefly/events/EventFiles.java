package org.firefly.events;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Opens recordings of all known formats. The format is the one asked for, else the one that
 * recognises the first bytes, else the one with the file's suffix. Files that begin with gzip's
 * magic number are decompressed on the way.
 */
public final class EventFiles {
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final String GZIP_SUFFIX = ".gz";
  private static final int GZIP_BUFFER = 1 << 16;

  private EventFiles() {}

  /** All formats, in the order in which they are asked. */
  public static List<EventFormat> formats() {
    return ServiceLoader.load(EventFormat.class, EventFiles.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /**
   * Opens a file.
   *
   * @throws EventException if it is missing, unreadable, damaged or of no known format
   */
  public static EventReader open(Path file, EventOptions options) {
    ByteSource source = source(file);
    try {
      return open(source, options);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** Opens a pipe, a socket or another stream; the last part of its name may serve as suffix. */
  public static EventReader open(ByteSource source, EventOptions options) {
    EventFormat format = format(source, options);
    return checked(source.name(), format.open(source, options), options);
  }

  /**
   * Applies the rules about places and times that hold for all formats, as {@link #open} does.
   *
   * @param name of the recording in messages
   */
  public static EventReader checked(String name, EventReader reader, EventOptions options) {
    return new CheckedReader(name, reader, options);
  }

  /**
   * Begins a file in the format of its suffix.
   *
   * @throws EventException if no format with the suffix can be written, or the file not be made
   */
  public static EventWriter create(Path file, Recording recording) {
    return formats().stream()
        .filter(WritableFormat.class::isInstance)
        .map(WritableFormat.class::cast)
        .filter(hasSuffix(file.toString()))
        .findFirst()
        .orElseThrow(
            () ->
                new EventException(
                    "%s has no suffix of a format that can be written; use one of %s."
                        .formatted(file, writableSuffixes())))
        .create(file, recording);
  }

  private static EventFormat format(ByteSource source, EventOptions options) {
    List<EventFormat> formats = formats();
    if (options.format().isPresent()) {
      return named(options.format().get(), formats);
    }
    byte[] head = source.head();
    return first(formats, format -> format.recognises(head))
        .or(() -> first(formats, hasSuffix(source.name())))
        .orElseThrow(
            () ->
                new EventException(
                    "%s is of none of the known formats of event files; name one of %s."
                        .formatted(source.name(), names(formats))));
  }

  private static Optional<EventFormat> first(
      List<EventFormat> formats, Predicate<? super EventFormat> test) {
    return formats.stream().filter(test).findFirst();
  }

  private static EventFormat named(String name, List<EventFormat> formats) {
    return first(formats, format -> format.name().equalsIgnoreCase(name))
        .orElseThrow(
            () ->
                new EventException(
                    "'%s' is not a format of event files; name one of %s."
                        .formatted(name, names(formats))));
  }

  private static Predicate<EventFormat> hasSuffix(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    String bare =
        lower.endsWith(GZIP_SUFFIX)
            ? lower.substring(0, lower.length() - GZIP_SUFFIX.length())
            : lower;
    return format -> format.suffixes().stream().anyMatch(bare::endsWith);
  }

  private static String names(List<EventFormat> formats) {
    return formats.stream().map(EventFormat::name).collect(Collectors.joining(", "));
  }

  private static String writableSuffixes() {
    return formats().stream()
        .filter(WritableFormat.class::isInstance)
        .flatMap(format -> format.suffixes().stream())
        .collect(Collectors.joining(", "));
  }

  private static ByteSource source(Path file) {
    try {
      InputStream raw = Files.newInputStream(file);
      try {
        return source(file, new BufferedInputStream(raw, GZIP_BUFFER));
      } catch (IOException e) {
        raw.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new EventException(file + " does not exist; check the path.", e);
    } catch (IOException e) {
      throw new EventException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static ByteSource source(Path file, InputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP_MAGIC
        ? ByteSource.of(file.toString(), new GZIPInputStream(in, GZIP_BUFFER))
        : ByteSource.of(file, in);
  }
}
