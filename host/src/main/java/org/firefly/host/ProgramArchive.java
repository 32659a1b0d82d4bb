package org.firefly.host;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.files.OutputException;
import org.firefly.files.OutputFile;
import org.firefly.host.file.HostException;
import org.firefly.host.file.Json;
import org.firefly.host.file.ZipTime;

/**
 * A compiled program as one file: a zip archive with {@code program.json}, everything but the
 * image, and {@code image.bin}.
 */
public final class ProgramArchive {
  private static final int VERSION = 5;
  private static final String DESCRIPTION = "program.json";
  private static final String IMAGE = "image.bin";

  /** Largest image that a descriptor can address is larger than a Java array. */
  private static final long MAX_ENTRY = Integer.MAX_VALUE - 8;

  private static final ObjectMapper JSON =
      Json.mapper()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .addMixIn(HostEncoding.class, EncodingKinds.class)
          .addMixIn(HostDecoding.class, DecodingKinds.class)
          .build();

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = HostEncoding.Spikes.class, name = "spikes"),
    @JsonSubTypes.Type(value = HostEncoding.Planes.class, name = "planes"),
    @JsonSubTypes.Type(value = HostEncoding.FirstLayer.class, name = "first-layer")
  })
  private interface EncodingKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = HostDecoding.Membranes.class, name = "membranes"),
    @JsonSubTypes.Type(value = HostDecoding.SpikeCounts.class, name = "spike-counts")
  })
  private interface DecodingKinds {}

  /** The description; its program has an empty image. */
  private record Description(int version, Program program) {}

  private ProgramArchive() {}

  /** Writes the whole file or nothing. */
  public static void write(Program program, Path file) {
    try (OutputFile whole = new OutputFile(file)) {
      writeTo(program, whole.temporary());
      whole.finish();
    } catch (IOException e) {
      throw new HostException(OutputException.of(file, e).getMessage(), e);
    }
  }

  private static void writeTo(Program program, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(ZipTime.entry(DESCRIPTION));
      zip.write(JSON.writeValueAsBytes(new Description(VERSION, program.withImage(new byte[0]))));
      zip.closeEntry();
      zip.putNextEntry(ZipTime.entry(IMAGE));
      zip.write(program.image());
      zip.closeEntry();
    }
  }

  /**
   * Reads a program.
   *
   * @throws HostException if the file is missing, damaged, no program, of another version, or if
   *     its parts do not belong together
   */
  public static Program read(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] json = entry(zip, DESCRIPTION, file);
      checkVersion(JSON.readTree(json).path("version"), file);
      Description description = JSON.readValue(json, Description.class);
      Program program = description.program().withImage(entry(zip, IMAGE, file));
      ProgramCheck.check(program, file);
      return program;
    } catch (NoSuchFileException e) {
      throw new HostException(file + " does not exist.", e);
    } catch (ZipException | JacksonException | ConfigurationException e) {
      throw new HostException(file + " is not a FireFly program or is damaged.", e);
    } catch (IOException e) {
      throw new HostException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static void checkVersion(JsonNode version, Path file) {
    if (!version.isInt()) {
      throw new HostException(file + " is not a FireFly program: it has no version.");
    }
    if (version.intValue() != VERSION) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "%s is a program of version %d, but this FireFly reads version %d; compile it again.",
              file,
              version.intValue(),
              VERSION));
    }
  }

  /** Reads an entry and compares its checksum, which {@link ZipFile} leaves to the caller. */
  private static byte[] entry(ZipFile zip, String name, Path file) throws IOException {
    ZipEntry entry = find(zip, name);
    if (entry == null || entry.getSize() > MAX_ENTRY) {
      throw new HostException(file + " is not a FireFly program: it has no " + name + ".");
    }
    CRC32 checksum = new CRC32();
    byte[] bytes;
    try (InputStream stream = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
      bytes = stream.readAllBytes();
    }
    if (checksum.getValue() != entry.getCrc()) {
      throw new HostException(
          file + " is damaged: the checksum of " + name + " is wrong; compile it again.");
    }
    return bytes;
  }

  private static ZipEntry find(ZipFile zip, String name) throws ZipException {
    try {
      return zip.getEntry(name);
    } catch (IllegalArgumentException e) {
      // What the JDK says of an entry whose name is no UTF-8.
      throw (ZipException) new ZipException(e.getMessage()).initCause(e);
    }
  }
}
