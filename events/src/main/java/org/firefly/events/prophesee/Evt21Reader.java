package org.firefly.events.prophesee;

import static org.firefly.events.ByteSource.LONG_LE;

import org.firefly.events.ByteSource;
import org.firefly.events.DropReason;
import org.firefly.events.EventBatch;
import org.firefly.events.EventOptions;
import org.firefly.events.WordReader;

/**
 * EVT2.1: words of 64 bits whose high half is a word of EVT2 and whose low half says for 32 pixels
 * from x on, the first in bit 0, which of them the event is of.
 */
final class Evt21Reader extends WordReader {
  private static final int PIXELS = 32;
  private static final int DARKER = 0;
  private static final int BRIGHTER = 1;
  private static final int TIME_HIGH = 8;
  private static final String ENDIANNESS = "endianness";

  private final TimeHigh high;
  private final boolean highFirst;
  private long base;
  private boolean timed;

  Evt21Reader(ByteSource source, PropheseeHeader header, EventOptions options) {
    super(source, header.recording("EVT2.1"), Long.BYTES, options);
    high = new TimeHigh(header, options);
    base = high.initial();
    timed = TimeHigh.keepsEarly(options);
    highFirst =
        switch (options.rule(Evt21Order.class)) {
          case HIGH_FIRST -> true;
          case LOW_FIRST -> false;
          case HEADER ->
              header
                  .formatOption(ENDIANNESS)
                  .or(() -> header.field(ENDIANNESS))
                  .filter("legacy"::equals)
                  .isPresent();
        };
  }

  @Override
  protected int decode(byte[] bytes, int from, int to, EventBatch batch) {
    int at = from;
    for (; at < to && batch.room() >= PIXELS; at += Long.BYTES) {
      long stored = (long) LONG_LE.get(bytes, at);
      long word = highFirst ? Long.rotateLeft(stored, Integer.SIZE) : stored;
      int upper = (int) (word >>> Integer.SIZE);
      switch (upper >>> 28) {
        case DARKER, BRIGHTER -> pixels(upper, (int) word, batch);
        case TIME_HIGH -> {
          base = high.after(upper);
          timed = true;
        }
        default -> drop(OtherWords.reason(upper >>> 28), 1);
      }
    }
    return at;
  }

  private void pixels(int upper, int valid, EventBatch batch) {
    if (!timed) {
      drop(DropReason.BEFORE_TIME_HIGH, Integer.bitCount(valid));
      return;
    }
    long time = base + (upper >> 22 & 0x3f);
    int x = upper >> 11 & 0x7ff;
    int y = upper & 0x7ff;
    int polarity = upper >>> 28;
    for (int rest = valid; rest != 0; rest &= rest - 1) {
      batch.add(time, x + Integer.numberOfTrailingZeros(rest), y, polarity);
    }
  }
}
