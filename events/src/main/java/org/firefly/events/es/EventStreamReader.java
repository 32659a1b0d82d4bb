package org.firefly.events.es;

import org.firefly.events.ByteSource;
import org.firefly.events.CutFile;
import org.firefly.events.DropCounter;
import org.firefly.events.DropReason;
import org.firefly.events.Drops;
import org.firefly.events.EventBatch;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.Recording;
import org.firefly.events.SensorSize;

/** Reads the DVS and ATIS events of {@link EventStreamFormat}. */
final class EventStreamReader implements EventReader {
  private static final int EVENT = 5;
  private static final int AS_STORED = -1;

  private static final int DVS_OVERFLOW = 0xff;
  private static final int DVS_OVERFLOW_TIME = 0x7f;
  private static final int DVS_RESET = 0xfe;

  private static final int ATIS_OVERFLOW = 0xfc;
  private static final int ATIS_OVERFLOW_TIME = 0x3f;

  private final ByteSource source;
  private final Recording recording;
  private final boolean atis;
  private final int bottom;
  private final CutFile cutFile;
  private final DropCounter drops = new DropCounter();
  private long time;

  EventStreamReader(ByteSource source, SensorSize sensor, boolean atis, EventOptions options) {
    this.source = source;
    this.atis = atis;
    recording = Recording.of(EventStreamFormat.NAME).withSensor(sensor);
    cutFile = options.rule(CutFile.class);
    boolean flipped = options.rule(EventStreamRows.class) == EventStreamRows.FROM_BOTTOM;
    bottom = flipped ? sensor.height() - 1 : AS_STORED;
  }

  @Override
  public Recording recording() {
    return recording;
  }

  @Override
  public boolean read(EventBatch batch) {
    batch.clear();
    while (batch.room() > 0) {
      int available = source.available(EVENT);
      if (available == 0) {
        break;
      }
      int first = source.buffer()[source.position()] & 0xff;
      if (skipped(first)) {
        source.skip(1);
      } else if (available < EVENT) {
        cut(available);
      } else {
        event(first, batch);
      }
    }
    return batch.size() > 0;
  }

  /** Whether a byte is no event, but only lets time pass or sets a lost reader right. */
  private boolean skipped(int first) {
    if (atis) {
      boolean overflow = first >= ATIS_OVERFLOW;
      time += overflow ? (long) ATIS_OVERFLOW_TIME * (first & 3) : 0;
      return overflow;
    }
    time += first == DVS_OVERFLOW ? DVS_OVERFLOW_TIME : 0;
    return first >= DVS_RESET;
  }

  private void event(int first, EventBatch batch) {
    byte[] bytes = source.buffer();
    int x = (short) ByteSource.SHORT_LE.get(bytes, source.position() + 1);
    int stored = (short) ByteSource.SHORT_LE.get(bytes, source.position() + 3) & 0xffff;
    int y = bottom == AS_STORED ? stored : bottom - stored;
    source.skip(EVENT);
    if (atis) {
      time += first >> 2;
      if ((first & 1) != 0) {
        // Beginning and end of an exposure measurement.
        drops.add(DropReason.SPECIAL);
        return;
      }
      batch.add(time, x, y, first >> 1 & 1);
    } else {
      time += first >> 1;
      batch.add(time, x, y, first & 1);
    }
  }

  private void cut(int available) {
    if (cutFile == CutFile.FAIL) {
      throw source.damaged("ends within an event");
    }
    drops.add(DropReason.CUT);
    source.skip(available);
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
