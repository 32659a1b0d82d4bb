package org.firefly.events.prophesee;

import static org.firefly.events.ByteSource.INT_LE;

import org.firefly.events.ByteSource;
import org.firefly.events.DropReason;
import org.firefly.events.EventBatch;
import org.firefly.events.EventOptions;
import org.firefly.events.WordReader;

/**
 * EVT2: little-endian words of 32 bits. Bits 31 to 28 are the type (0 darker, 1 brighter, 8 high
 * part of the time, A trigger, E and F other events); a pixel has the low 6 bits of the time in
 * bits 27 to 22, x in 21 to 11 and y in 10 to 0.
 */
final class Evt2Reader extends WordReader {
  private static final int DARKER = 0;
  private static final int BRIGHTER = 1;
  private static final int TIME_HIGH = 8;

  private final TimeHigh high;
  private long base;
  private boolean timed;

  Evt2Reader(ByteSource source, PropheseeHeader header, EventOptions options) {
    super(source, header.recording("EVT2"), Integer.BYTES, options);
    high = new TimeHigh(header, options);
    base = high.initial();
    timed = TimeHigh.keepsEarly(options);
  }

  @Override
  protected int decode(byte[] bytes, int from, int to, EventBatch batch) {
    int at = from;
    for (; at < to && batch.room() > 0; at += Integer.BYTES) {
      int word = (int) INT_LE.get(bytes, at);
      switch (word >>> 28) {
        case DARKER, BRIGHTER -> pixel(word, batch);
        case TIME_HIGH -> {
          base = high.after(word);
          timed = true;
        }
        default -> drop(OtherWords.reason(word >>> 28), 1);
      }
    }
    return at;
  }

  private void pixel(int word, EventBatch batch) {
    if (timed) {
      batch.add(base + (word >> 22 & 0x3f), word >> 11 & 0x7ff, word & 0x7ff, word >>> 28);
    } else {
      drop(DropReason.BEFORE_TIME_HIGH, 1);
    }
  }
}
