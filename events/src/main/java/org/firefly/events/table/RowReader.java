package org.firefly.events.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.firefly.events.ByteSource;
import org.firefly.events.CutFile;
import org.firefly.events.DropCounter;
import org.firefly.events.DropReason;
import org.firefly.events.Drops;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.Recording;

/** Reads an array with an event per row: a structured one, or numbers of shape [N, 2 to 4]. */
final class RowReader implements EventReader {
  private final String format;
  private final ByteSource source;
  private final CutFile cutFile;
  private final DropCounter drops = new DropCounter();
  private final int rowBytes;
  private final NpyField time;
  private final NpyField x;
  private final NpyField y;
  private final NpyField polarity;
  private long left;

  RowReader(String format, ByteSource source, EventOptions options) {
    this.format = format;
    this.source = source;
    cutFile = options.rule(CutFile.class);
    NpyHeader header = NpyHeader.read(source);
    List<NpyField> fields = fields(header, source);
    Columns columns =
        header.fields().get(0).name().isEmpty()
            ? Columns.of(options.rule(ColumnOrder.class))
            : Columns.of(fields.stream().map(NpyField::name).toList());
    if (!columns.isComplete() || columns.largest() >= fields.size()) {
      throw new EventException(
          "%s has no columns for x and the time; save an array with the fields x, y, t and p."
              .formatted(source.name()));
    }
    time = fields.get(columns.time());
    x = fields.get(columns.x());
    y = columns.y() < 0 ? null : fields.get(columns.y());
    polarity = columns.polarity() < 0 ? null : fields.get(columns.polarity());
    rowBytes = fields.get(fields.size() - 1).end();
    left = header.rows()[0];
  }

  /** The fields of a row, which a plain array has along its second axis. */
  private static List<NpyField> fields(NpyHeader header, ByteSource source) {
    NpyField first = header.fields().get(0);
    boolean plain = first.name().isEmpty() && header.fields().size() == 1;
    if (header.rows().length != (plain ? 2 : 1) || header.rows()[0] < 0) {
      throw new EventException(
          "%s does not hold an event per row; save a structured array of shape [N] with the fields x, y, t and p."
              .formatted(source.name()));
    }
    if (!plain) {
      return header.fields();
    }
    List<NpyField> fields = new ArrayList<>();
    for (int i = 0; i < Math.min(header.rows()[1], 1 << 10); i++) {
      fields.add(new NpyField("", i * first.bytes(), first.kind(), first.bytes(), first.order()));
    }
    return fields;
  }

  @Override
  public Recording recording() {
    return Recording.of(format);
  }

  @Override
  public boolean read(EventBatch batch) {
    batch.clear();
    while (batch.room() > 0 && left > 0) {
      int rows =
          (int) Math.min(Math.min(batch.room(), left), source.available(rowBytes) / rowBytes);
      if (rows == 0) {
        end();
        break;
      }
      decode(batch, rows);
      left -= rows;
    }
    return batch.size() > 0;
  }

  private void decode(EventBatch batch, int rows) {
    ByteBuffer bytes = ByteBuffer.wrap(source.buffer());
    int row = source.position();
    for (int i = 0; i < rows; i++, row += rowBytes) {
      Coordinates.add(
          batch,
          drops,
          time.read(bytes, row),
          x.read(bytes, row),
          y == null ? 0 : y.read(bytes, row),
          polarity == null ? 1 : polarity.read(bytes, row));
    }
    source.skip(rows * rowBytes);
  }

  private void end() {
    if (cutFile == CutFile.FAIL) {
      throw source.damaged("ends before the last of its events");
    }
    drops.add(DropReason.CUT, left);
    left = 0;
  }

  @Override
  public Drops drops() {
    return drops.drops();
  }

  @Override
  public void close() {
    source.close();
  }
}
