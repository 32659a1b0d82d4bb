package org.firefly.events.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.firefly.events.ByteSource;
import org.firefly.events.EventException;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.EventWriter;
import org.firefly.events.Recording;
import org.firefly.events.Rule;
import org.firefly.events.WritableFormat;

/**
 * Archives of NumPy: one array with an event per row, as {@link NpyFormat} reads it, or an array
 * each for t, x, y and p, as SpikingJelly caches recordings. Written is one structured array {@code
 * events} with the fields x, y, t, p of tonic's types.
 */
public final class NpzFormat implements WritableFormat {
  static final String NAME = "npz";
  static final String ENDING = ".npy";

  private static final int ZIP_MAGIC = 0x504b0304;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> suffixes() {
    return List.of(".npz");
  }

  @Override
  public List<Class<? extends Rule>> rules() {
    return List.of(ColumnOrder.class);
  }

  @Override
  public boolean recognises(byte[] head) {
    return head.length >= Integer.BYTES && (int) ByteSource.INT_BE.get(head, 0) == ZIP_MAGIC;
  }

  @Override
  public EventReader open(ByteSource source, EventOptions options) {
    Path file =
        source
            .file()
            .orElseThrow(
                () ->
                    new EventException(
                        source.name()
                            + " is an archive, which cannot be read from a pipe or through gzip;"
                            + " give it as a file."));
    try {
      return open(source, new ZipFile(file.toFile()), options);
    } catch (IOException e) {
      throw new EventException(
          "%s is a damaged archive (%s); copy or write it again.".formatted(file, e.getMessage()),
          e);
    }
  }

  private static EventReader open(ByteSource source, ZipFile archive, EventOptions options)
      throws IOException {
    source.close();
    try {
      List<String> names = new ArrayList<>();
      List<ByteSource> arrays = new ArrayList<>();
      for (ZipEntry entry : archive.stream().toList()) {
        if (entry.getName().endsWith(ENDING)) {
          String bare = entry.getName();
          names.add(bare.substring(0, bare.length() - ENDING.length()));
          arrays.add(ByteSource.of(source.name() + ":" + bare, archive.getInputStream(entry)));
        }
      }
      EventReader reader = reader(source.name(), names, arrays, options);
      return new ArchiveReader(archive, source.name(), reader);
    } catch (IllegalArgumentException e) {
      // What the JDK says of an entry whose name is no UTF-8.
      archive.close();
      throw new IOException(e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private static EventReader reader(
      String name, List<String> names, List<ByteSource> arrays, EventOptions options) {
    Columns columns = Columns.of(names);
    if (columns.isComplete()) {
      return new ColumnReader(name, columns, arrays, options);
    }
    if (arrays.size() != 1) {
      throw new EventException(
          "%s holds the arrays %s, but should hold t, x, y and p, or one array of events."
              .formatted(name, names));
    }
    return new RowReader(NAME, arrays.get(0), options);
  }

  @Override
  public EventWriter create(Path file, Recording recording) {
    return new NpzWriter(file);
  }
}
