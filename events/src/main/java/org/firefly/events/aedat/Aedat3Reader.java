package org.firefly.events.aedat;

import static org.firefly.events.ByteSource.INT_LE;

import java.util.Locale;
import org.firefly.events.ByteSource;
import org.firefly.events.CutFile;
import org.firefly.events.DropCounter;
import org.firefly.events.DropReason;
import org.firefly.events.Drops;
import org.firefly.events.EventBatch;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.Recording;

/**
 * AEDAT 3.1: packets of events of one type. Of a polarity event the first 32 bits hold valid in bit
 * 0, polarity in 1, y in 2 to 16 and x in 17 to 31, the next 32 the time in microseconds, which the
 * packet's overflow count extends from bit 31 on.
 */
final class Aedat3Reader implements EventReader {
  private static final int POLARITY_BYTES = 8;
  private static final int TIME_BITS = 31;
  private static final int COORDINATE = 0x7fff;

  private final ByteSource source;
  private final Recording recording;
  private final boolean mayBeCut;
  private final boolean keepsInvalid;
  private final boolean readsCapacity;
  private final DropCounter counter = new DropCounter();
  private long left;
  private long unused;
  private long overflow;
  private boolean ended;

  Aedat3Reader(ByteSource source, Recording recording, EventOptions options) {
    this.source = source;
    this.recording = recording;
    mayBeCut = options.rule(CutFile.class) == CutFile.KEEP;
    keepsInvalid = options.rule(InvalidEvents.class) == InvalidEvents.KEEP;
    readsCapacity = options.rule(Aedat3Extent.class) == Aedat3Extent.CAPACITY;
  }

  @Override
  public Recording recording() {
    return recording;
  }

  @Override
  public boolean read(EventBatch batch) {
    batch.clear();
    while (batch.size() == 0 && !ended) {
      if (left > 0) {
        events(batch);
      } else {
        pass(unused);
        unused = 0;
        packet();
      }
    }
    return batch.size() > 0;
  }

  @Override
  public Drops drops() {
    return counter.drops();
  }

  @Override
  public void close() {
    source.close();
  }

  private void packet() {
    int there = source.available(Aedat3Packet.BYTES);
    if (there < Aedat3Packet.BYTES) {
      end(there > 0);
      return;
    }
    Aedat3Packet packet = Aedat3Packet.take(source);
    long events = readsCapacity ? packet.capacity() : packet.number();
    if (packet.type() == Aedat3Packet.POLARITY) {
      if (packet.eventBytes() != POLARITY_BYTES) {
        throw source.damaged(
            String.format(
                Locale.ROOT, "has polarity events of %d bytes instead of 8", packet.eventBytes()));
      }
      left = events;
      unused = (packet.capacity() - events) * POLARITY_BYTES;
      overflow = (long) packet.overflow() << TIME_BITS;
    } else {
      counter.add(
          packet.type() == Aedat3Packet.SPECIAL ? DropReason.SPECIAL : DropReason.OTHER_DATA,
          events);
      pass((long) packet.capacity() * packet.eventBytes());
    }
  }

  private void events(EventBatch batch) {
    int there = source.available(POLARITY_BYTES) / POLARITY_BYTES;
    int events = (int) Math.min(Math.min(there, left), batch.room());
    if (events == 0) {
      end(true);
      return;
    }
    byte[] bytes = source.buffer();
    int at = source.position();
    for (int i = 0; i < events; i++, at += POLARITY_BYTES) {
      int word = (int) INT_LE.get(bytes, at);
      if ((word & 1) == 0 && !keepsInvalid) {
        counter.add(DropReason.INVALID);
      } else {
        long time = overflow | (int) INT_LE.get(bytes, at + Integer.BYTES) & 0xffffffffL;
        batch.add(time, word >>> 17, word >> 2 & COORDINATE, word >> 1 & 1);
      }
    }
    source.skip(events * POLARITY_BYTES);
    left -= events;
  }

  private void pass(long bytes) {
    if (source.discard(bytes) < bytes) {
      end(true);
    }
  }

  private void end(boolean cut) {
    if (cut && !ended) {
      if (!mayBeCut) {
        throw source.damaged("ends within a packet");
      }
      counter.add(DropReason.CUT);
    }
    ended = true;
  }
}
