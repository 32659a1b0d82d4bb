package org.firefly.events.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.firefly.events.ByteSink;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventWriter;

/**
 * Writes {@link NpzFormat}. The array's header needs the number of events, so they wait in a file
 * of their own until it is known.
 */
final class NpzWriter implements EventWriter {
  private static final int ROW = 13;
  private static final int ALIGNMENT = 64;
  private static final String HEADER =
      "{'descr': [('x', '<i2'), ('y', '<i2'), ('t', '<i8'), ('p', '|b1')], 'fortran_order': False,"
          + " 'shape': (%d,), }";

  private final ByteSink archive;
  private final ByteSink rows;
  private final Path waiting;
  private final ByteBuffer row = ByteBuffer.allocate(ROW).order(ByteOrder.LITTLE_ENDIAN);
  private long events;

  NpzWriter(Path file) {
    archive = new ByteSink(file);
    waiting = file.resolveSibling("." + file.getFileName() + ".rows");
    rows = new ByteSink(waiting);
  }

  @Override
  public void write(EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      if (batch.x(i) > Short.MAX_VALUE || batch.y(i) > Short.MAX_VALUE) {
        throw new EventException(
            String.format(
                Locale.ROOT,
                "%s cannot hold a pixel at x = %d, y = %d, since tonic's coordinates are signed 16-bit numbers; choose another format.",
                archive.file(),
                batch.x(i),
                batch.y(i)));
      }
      row.clear();
      row.putShort((short) batch.x(i)).putShort((short) batch.y(i));
      row.putLong(batch.time(i)).put((byte) batch.polarity(i));
      rows.write(row.array(), 0, ROW);
    }
    events += batch.size();
  }

  @Override
  public void finish() {
    rows.finish();
    try (ZipOutputStream zip = new ZipOutputStream(archive.stream());
        InputStream in = Files.newInputStream(waiting)) {
      ZipEntry entry = new ZipEntry("events" + NpzFormat.ENDING);
      // A fixed time makes equal recordings equal files.
      entry.setTime(0);
      zip.putNextEntry(entry);
      writeHeader(zip);
      in.transferTo(zip);
      zip.closeEntry();
    } catch (IOException e) {
      throw archive.failed(e);
    }
    archive.finish();
  }

  private void writeHeader(OutputStream out) throws IOException {
    String text = String.format(Locale.ROOT, HEADER, events);
    int start = NpyHeader.MAGIC.length + 4;
    int length = (start + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - start;
    out.write(NpyHeader.MAGIC);
    out.write(new byte[] {1, 0, (byte) length, (byte) (length >>> 8)});
    String padded = text + " ".repeat(length - text.length() - 1) + "\n";
    out.write(padded.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    try {
      rows.close();
      archive.close();
      Files.deleteIfExists(waiting);
    } catch (IOException e) {
      throw archive.failed(e);
    }
  }
}
