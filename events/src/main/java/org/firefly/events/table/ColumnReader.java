package org.firefly.events.table;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
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

/** Reads arrays of equal length side by side. */
final class ColumnReader implements EventReader {
  private final CutFile cutFile;
  private final DropCounter drops = new DropCounter();
  private final Column time;
  private final Column x;
  private final Column y;
  private final Column polarity;
  private long left;

  /** An array [N] or [N, 1] of numbers, read from the front. */
  private record Column(ByteSource source, NpyField field, long rows) {
    static Column of(ByteSource source) {
      NpyHeader header = NpyHeader.read(source);
      long[] axes = header.rows();
      boolean flat = axes.length == 1 || axes.length == 2 && axes[1] == 1;
      if (header.fields().size() != 1 || !flat || axes[0] < 0) {
        throw new EventException(source.name() + " must hold one number per event, shape [N].");
      }
      return new Column(source, header.fields().get(0), axes[0]);
    }

    int available(int wanted) {
      return Math.min(wanted, source.available(wanted * field.bytes()) / field.bytes());
    }

    long read(ByteBuffer buffer, int i) {
      return field.read(buffer, source.position() + i * field.bytes());
    }
  }

  ColumnReader(String name, Columns columns, List<ByteSource> arrays, EventOptions options) {
    cutFile = options.rule(CutFile.class);
    time = Column.of(arrays.get(columns.time()));
    x = Column.of(arrays.get(columns.x()));
    y = columns.y() < 0 ? null : Column.of(arrays.get(columns.y()));
    polarity = columns.polarity() < 0 ? null : Column.of(arrays.get(columns.polarity()));
    left = time.rows();
    for (Column column : new Column[] {x, y, polarity}) {
      if (column != null && column.rows() != left) {
        throw new EventException(
            String.format(
                Locale.ROOT,
                "%s holds %d times but %d values in %s; write it again.",
                name,
                left,
                column.rows(),
                column.source().name()));
      }
    }
  }

  @Override
  public Recording recording() {
    return Recording.of(NpzFormat.NAME);
  }

  @Override
  public boolean read(EventBatch batch) {
    batch.clear();
    while (batch.size() == 0 && left > 0) {
      int rows = (int) Math.min(batch.room(), left);
      for (Column column : new Column[] {time, x, y, polarity}) {
        rows = column == null ? rows : column.available(rows);
      }
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
    ByteBuffer times = buffer(time);
    ByteBuffer xs = buffer(x);
    ByteBuffer ys = buffer(y);
    ByteBuffer polarities = buffer(polarity);
    for (int i = 0; i < rows; i++) {
      Coordinates.add(
          batch,
          drops,
          time.read(times, i),
          x.read(xs, i),
          y == null ? 0 : y.read(ys, i),
          polarity == null ? 1 : polarity.read(polarities, i));
    }
    for (Column column : new Column[] {time, x, y, polarity}) {
      if (column != null) {
        column.source().skip(rows * column.field().bytes());
      }
    }
  }

  private static ByteBuffer buffer(Column column) {
    return column == null ? null : ByteBuffer.wrap(column.source().buffer());
  }

  private void end() {
    if (cutFile == CutFile.FAIL) {
      throw time.source().damaged("ends before the last of its events");
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
    for (Column column : new Column[] {time, x, y, polarity}) {
      if (column != null) {
        column.source().close();
      }
    }
  }
}
