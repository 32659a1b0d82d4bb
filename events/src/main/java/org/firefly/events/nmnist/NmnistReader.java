package org.firefly.events.nmnist;

import org.firefly.events.ByteSource;
import org.firefly.events.CutFile;
import org.firefly.events.DropCounter;
import org.firefly.events.DropReason;
import org.firefly.events.Drops;
import org.firefly.events.EventBatch;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.Recording;

/** Reads {@link NmnistFormat}. */
final class NmnistReader implements EventReader {
  private final ByteSource source;
  private final boolean markers;
  private final CutFile cutFile;
  private final DropCounter drops = new DropCounter();
  private long offset;

  NmnistReader(ByteSource source, EventOptions options) {
    this.source = source;
    markers = options.rule(OverflowMarker.class) == OverflowMarker.ADD;
    cutFile = options.rule(CutFile.class);
  }

  @Override
  public Recording recording() {
    return Recording.of(NmnistFormat.NAME);
  }

  @Override
  public boolean read(EventBatch batch) {
    batch.clear();
    while (batch.room() > 0) {
      int records =
          Math.min(batch.room(), source.available(NmnistFormat.RECORD) / NmnistFormat.RECORD);
      if (records == 0) {
        end();
        break;
      }
      decode(batch, records);
    }
    return batch.size() > 0;
  }

  private void decode(EventBatch batch, int records) {
    byte[] bytes = source.buffer();
    int at = source.position();
    for (int i = 0; i < records; i++, at += NmnistFormat.RECORD) {
      int y = bytes[at + 1] & 0xff;
      if (markers && y == NmnistFormat.MARKER_ROW) {
        offset += NmnistFormat.MARKER_TIME;
        drops.add(DropReason.OVERFLOW_MARKER);
      } else {
        int word = (int) ByteSource.INT_BE.get(bytes, at + 1);
        batch.add(offset + (word & 0x7fffff), bytes[at] & 0xff, y, word >>> 23 & 1);
      }
    }
    source.skip(records * NmnistFormat.RECORD);
  }

  private void end() {
    int rest = source.available(1);
    if (rest > 0) {
      if (cutFile == CutFile.FAIL) {
        throw source.damaged("ends within an event");
      }
      drops.add(DropReason.CUT);
      source.skip(rest);
    }
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
