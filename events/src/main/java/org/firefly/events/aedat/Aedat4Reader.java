package org.firefly.events.aedat;

import static org.firefly.events.ByteSource.INT_LE;
import static org.firefly.events.ByteSource.LONG_LE;
import static org.firefly.events.ByteSource.SHORT_LE;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
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

/**
 * Walks the packets of an AEDAT 4 file: a 32-bit stream number and size each, then a compressed
 * FlatBuffer with its size in front. Those of the chosen stream hold a vector of events of 16
 * bytes: 64-bit time in microseconds, 16-bit x and y, and a byte that is 1 if it became brighter.
 */
final class Aedat4Reader implements EventReader {
  private static final int PACKET_HEADER = 8;
  private static final int EVENT_BYTES = 16;
  private static final int ELEMENTS = 0;
  private static final int MAX_PADDING = 64;

  private final ByteSource source;
  private final Aedat4Header header;
  private final int stream;
  private final Recording recording;
  private final boolean mayBeCut;
  private final DropCounter counter = new DropCounter();
  private final PacketSource packet;
  private final PacketBody body;
  private final ByteSource events;
  private long left;
  private boolean ended;

  Aedat4Reader(ByteSource source, Aedat4Header header, EventOptions options) {
    this.source = source;
    this.header = header;
    stream = stream(source, header, options);
    Aedat4Stream chosen = header.streams().get(stream);
    Recording known = Recording.of("AEDAT4");
    known = chosen.size().map(known::withSensor).orElse(known);
    recording = chosen.camera().map(known::withCamera).orElse(known);
    mayBeCut = options.rule(CutFile.class) == CutFile.KEEP;
    packet = new PacketSource(source);
    body = header.compression().body(packet);
    events = ByteSource.of(source.name(), body);
  }

  private static int stream(ByteSource source, Aedat4Header header, EventOptions options) {
    if (options.stream().isPresent()) {
      int asked = options.stream().get();
      if (!header.streams().containsKey(asked) || !header.streams().get(asked).isOfEvents()) {
        throw new EventException(
            String.format(
                Locale.ROOT,
                "%s has no stream %d of events; its streams are %s.",
                source.name(),
                asked,
                types(header)));
      }
      return asked;
    }
    return header.streams().entrySet().stream()
        .filter(entry -> entry.getValue().isOfEvents())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new EventException(
                    "%s has no stream of events, only %s; record the events too."
                        .formatted(source.name(), types(header))));
  }

  private static String types(Aedat4Header header) {
    return header.streams().entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue().type())
        .toList()
        .toString();
  }

  @Override
  public Recording recording() {
    return recording;
  }

  @Override
  public boolean read(EventBatch batch) {
    batch.clear();
    while (batch.size() == 0 && !ended) {
      try {
        if (left > 0) {
          decode(batch);
        } else {
          next();
        }
      } catch (EventException e) {
        if (!packet.isCut()) {
          throw e;
        }
        end(true);
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
    events.close();
    source.close();
  }

  private void next() {
    if (header.tablePosition() >= 0 && source.taken() >= header.tablePosition()) {
      end(false);
      return;
    }
    int there = source.available(PACKET_HEADER);
    if (there < PACKET_HEADER) {
      end(there > 0 || header.tablePosition() >= 0);
      return;
    }
    int number = (int) INT_LE.get(source.buffer(), source.position());
    int size = (int) INT_LE.get(source.buffer(), source.position() + Integer.BYTES);
    if (size < 0) {
      throw source.damaged(String.format(Locale.ROOT, "has a packet of %d bytes", size));
    }
    source.skip(PACKET_HEADER);
    packet.open(size);
    if (number == stream) {
      open();
    } else {
      boolean ofEvents =
          header.streams().containsKey(number) && header.streams().get(number).isOfEvents();
      counter.add(ofEvents ? DropReason.OTHER_STREAM : DropReason.OTHER_DATA);
      packet.finish();
      if (packet.isCut()) {
        end(true);
      }
    }
  }

  private void open() {
    try {
      body.open();
    } catch (IOException e) {
      throw source.unreadable(e);
    }
    byte[] head = events.head();
    if (!FlatTable.isIdentified(head, Aedat4Stream.EVENTS)) {
      throw source.damaged("has a packet without events in the stream of events");
    }
    try {
      FlatTable table = FlatTable.sizePrefixedRoot(head);
      left = table.vectorLength(ELEMENTS);
      events.discard(table.vectorStart(ELEMENTS));
    } catch (IndexOutOfBoundsException e) {
      throw source.damaged("has a packet that is no FlatBuffer");
    }
    if (left <= 0) {
      close(packet);
    }
  }

  private void decode(EventBatch batch) {
    int there = events.available(EVENT_BYTES) / EVENT_BYTES;
    int count = (int) Math.min(Math.min(there, left), batch.room());
    if (count == 0) {
      if (packet.left() > 0 || !packet.isCut()) {
        packet.finish();
      }
      if (!packet.isCut()) {
        throw source.damaged("has a packet with fewer events than it says");
      }
      end(true);
      return;
    }
    byte[] bytes = events.buffer();
    int at = events.position();
    for (int i = 0; i < count; i++, at += EVENT_BYTES) {
      batch.add(
          (long) LONG_LE.get(bytes, at),
          (short) SHORT_LE.get(bytes, at + 8),
          (short) SHORT_LE.get(bytes, at + 10),
          bytes[at + 12] == 0 ? 0 : 1);
    }
    events.skip(count * EVENT_BYTES);
    left -= count;
    if (left == 0) {
      close(packet);
    }
  }

  /** Reads to the end of the body, where its checksum is, unless what is left is no padding. */
  private void close(PacketSource packet) {
    left = 0;
    events.available(MAX_PADDING);
    events.skip(events.available(0));
    packet.finish();
  }

  private void end(boolean cut) {
    ended = true;
    left = 0;
    if (cut) {
      if (!mayBeCut) {
        throw source.damaged("ends within a packet");
      }
      counter.add(DropReason.CUT);
    }
  }
}
