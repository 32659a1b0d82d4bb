package org.firefly.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.firefly.architecture.program.Program;
import org.firefly.host.ProgramArchive;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.firefly.testing.Mutation;

/** Small files of the kinds that commands read, undamaged. */
final class MutableFiles {
  static final String SETTINGS =
      """
      root = /nonexistent
      uio = firefly
      udmabuf = udmabuf-firefly
      interrupt = false
      buffer.cached = true
      timeout.seconds = 10
      watchdog.clocks = 30000000
      """;

  static final String ENERGY =
      """
      name = mine
      source = a table
      macPicojoules = 0.23
      acPicojoules = 0.03
      membraneUpdatePicojoules = 0
      """;

  /** Numbers of a description that no array and no memory has. */
  private static final String[] NUMBERS = {
    "0",
    "-1",
    "1",
    "255",
    "256",
    "2147483647",
    "-2147483648",
    "4294967296",
    "NaN",
    "1e400",
    "null",
    "\"\"",
    "[]",
    "{}",
    "0.5"
  };

  private MutableFiles() {}

  static Path spikes(Path folder) {
    byte[] values = new byte[2 * 3 * 2 * 64];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i % 3 == 0 ? 1 : 0);
    }
    return write(folder, "spikes", NpyArray.of(NpyType.UINT8, values, 2, 3, 2, 8, 8));
  }

  static Path currents(Path folder) {
    double[] values = new Random(1).doubles(2 * 128).toArray();
    return write(folder, "currents", NpyArray.of(values, 2, 2, 8, 8));
  }

  static Path labels(Path folder) {
    return write(folder, "labels", NpyArray.of(new int[] {0, 3}, 2));
  }

  private static Path write(Path folder, String name, NpyArray array) {
    Path file = folder.resolve(name + ".npy");
    NpyWriter.write(file, array);
    return file;
  }

  /** A test set of two images as idx files, compressed or not. */
  static Path imageSet(Path folder, boolean packed) throws IOException {
    Files.createDirectories(folder);
    ByteBuffer images =
        ByteBuffer.allocate(16 + 2 * 16).putInt(0x803).putInt(2).putInt(4).putInt(4);
    ByteBuffer labels = ByteBuffer.allocate(8 + 2).putInt(0x801).putInt(2);
    write(folder, "t10k-images-idx3-ubyte", images.array(), packed);
    write(folder, "t10k-labels-idx1-ubyte", labels.array(), packed);
    return folder;
  }

  private static void write(Path folder, String name, byte[] bytes, boolean packed)
      throws IOException {
    if (!packed) {
      Files.write(folder.resolve(name), bytes);
      return;
    }
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".gz")))) {
      out.write(bytes);
    }
  }

  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** The bytes of a program as they would be written. */
  static byte[] write(Program program, Path folder) throws IOException {
    Path file = folder.resolve("again");
    ProgramArchive.write(program, file);
    return Files.readAllBytes(file);
  }

  /** Damages what is in an archive, and makes an archive with right checksums of it. */
  static byte[] rezip(byte[] archive, Random random) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    List<String> names = List.copyOf(entries.keySet());
    String chosen = names.get(random.nextInt(names.size()));
    boolean isText = chosen.endsWith(".json");
    entries.compute(
        chosen,
        (name, bytes) ->
            isText && random.nextInt(4) > 0
                ? number(bytes, random)
                : Mutation.several(bytes, bytes.clone(), random));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** Replaces one value of a JSON text. */
  private static byte[] number(byte[] json, Random random) {
    String text = new String(json, StandardCharsets.UTF_8);
    int start = text.indexOf(':', random.nextInt(text.length())) + 1;
    int end = start;
    while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String changed =
        text.substring(0, start) + NUMBERS[random.nextInt(NUMBERS.length)] + text.substring(end);
    return changed.getBytes(StandardCharsets.UTF_8);
  }
}
