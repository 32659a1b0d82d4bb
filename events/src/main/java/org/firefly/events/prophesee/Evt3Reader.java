package org.firefly.events.prophesee;

import static org.firefly.events.ByteSource.SHORT_LE;

import org.firefly.events.ByteSource;
import org.firefly.events.DropReason;
import org.firefly.events.EarlyEvents;
import org.firefly.events.EventBatch;
import org.firefly.events.EventOptions;
import org.firefly.events.TimeWrap;
import org.firefly.events.WordReader;
import org.firefly.events.WrappingTime;

/**
 * EVT3: little-endian words of 16 bits, each with its type in bits 15 to 12, that change a state of
 * time, row, base column and polarity. The time has 24 bits in two words and wraps around after
 * 16.8 s. A vector word says for the next 12 or 8 pixels, the first in bit 0, which of them the
 * event is of, and moves the base behind them; a pixel beyond the edge is outside the sensor.
 */
final class Evt3Reader extends WordReader {
  private static final int TYPE = 12;
  private static final int CONTENT = (1 << TYPE) - 1;
  private static final int COORDINATE = 0x7ff;
  private static final int POLARITY = 11;
  private static final int LONG_VECTOR = 12;
  private static final int SHORT_VECTOR = 8;

  private final WrappingTime highs;
  private final long origin;
  private final boolean keepsEarly;
  private boolean timed;
  private boolean placed;
  private int high = -1;
  private long base;
  private long time;
  private int row;
  private int column;
  private int polarity;

  Evt3Reader(ByteSource source, PropheseeHeader header, EventOptions options) {
    super(source, header.recording("EVT3"), Short.BYTES, options);
    highs = new WrappingTime(1 << TYPE, options.rule(TimeWrap.class));
    origin = header.origin(options);
    keepsEarly = options.rule(EarlyEvents.class) == EarlyEvents.KEEP;
    timed = keepsEarly;
    placed = keepsEarly;
    base = origin;
    time = origin;
  }

  @Override
  protected int decode(byte[] bytes, int from, int to, EventBatch batch) {
    int at = from;
    for (; at < to && batch.room() >= LONG_VECTOR; at += Short.BYTES) {
      int word = (short) SHORT_LE.get(bytes, at) & 0xffff;
      switch (word >> TYPE) {
        case Evt3Word.ROW -> {
          row = word & COORDINATE;
          placed = true;
        }
        case Evt3Word.FOREIGN_ROW -> placed = keepsEarly;
        case Evt3Word.COLUMN -> pixel(word, batch);
        case Evt3Word.BASE_COLUMN -> {
          column = word & COORDINATE;
          polarity = word >> POLARITY & 1;
        }
        case Evt3Word.VECTOR_12 -> vector(word & CONTENT, LONG_VECTOR, batch);
        case Evt3Word.VECTOR_8 -> vector(word & 0xff, SHORT_VECTOR, batch);
        case Evt3Word.TIME_LOW -> time = base + (word & CONTENT);
        case Evt3Word.TIME_HIGH -> high(word & CONTENT);
        case Evt3Word.CONTINUED_4 -> drop(DropReason.SPECIAL, 1);
        default -> drop(OtherWords.reason(word >> TYPE), 1);
      }
    }
    return at;
  }

  private void pixel(int word, EventBatch batch) {
    if (timed && placed) {
      batch.add(time, word & COORDINATE, row, word >> POLARITY & 1);
    } else {
      early(1);
    }
  }

  private void vector(int valid, int pixels, EventBatch batch) {
    if (timed && placed) {
      for (int rest = valid; rest != 0; rest &= rest - 1) {
        batch.add(time, column + Integer.numberOfTrailingZeros(rest), row, polarity);
      }
    } else {
      early(Integer.bitCount(valid));
    }
    column += pixels;
  }

  /** A new high part begins at low part 0; the same one again, as cameras send it, at none. */
  private void high(int content) {
    long extended = highs.extend(content);
    if (content != high) {
      base = (extended << TYPE) + origin;
      time = base;
      high = content;
    }
    timed = true;
  }

  private void early(int pixels) {
    drop(timed ? DropReason.BEFORE_ROW : DropReason.BEFORE_TIME_HIGH, pixels);
  }
}
