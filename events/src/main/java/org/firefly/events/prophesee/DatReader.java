package org.firefly.events.prophesee;

import static org.firefly.events.ByteSource.LONG_LE;

import java.util.Locale;
import java.util.Optional;
import org.firefly.events.ByteSource;
import org.firefly.events.DropReason;
import org.firefly.events.EventBatch;
import org.firefly.events.EventOptions;
import org.firefly.events.TimeWrap;
import org.firefly.events.WordReader;
import org.firefly.events.WrappingTime;

/**
 * DAT: little-endian words of 64 bits. The low half is the time in microseconds, which wraps around
 * after 71.6 minutes; from bit 32 on there are x, y and polarity, of 14, 14 and 4 bits in version
 * 2, of 9, 8 and 1 bits in version 1. Any polarity but 0 is brighter.
 */
final class DatReader extends WordReader {
  private static final int EVENT_2D = 0x00;
  private static final int EVENT_CD = 0x0c;
  private static final int TRIGGER = 0x0e;

  private final WrappingTime times;
  private final long origin;
  private final int xBits;
  private final int yBits;
  private final int polarityBits;
  private final Optional<DropReason> dropped;

  DatReader(ByteSource source, PropheseeHeader header, int type, EventOptions options) {
    super(source, header.recording("DAT"), Long.BYTES, options);
    times = new WrappingTime(1L << Integer.SIZE, options.rule(TimeWrap.class));
    origin = header.origin(options);
    boolean first = header.field(DatFormat.VERSION).filter("1"::equals).isPresent();
    xBits = first ? 9 : 14;
    yBits = first ? 8 : 14;
    polarityBits = first ? 1 : 4;
    dropped = reason(source, type);
  }

  private static Optional<DropReason> reason(ByteSource source, int type) {
    return switch (type) {
      case EVENT_2D, EVENT_CD -> Optional.empty();
      case TRIGGER -> Optional.of(DropReason.TRIGGER);
      default ->
          throw source.damaged(
              String.format(Locale.ROOT, "has events of the unknown type %d", type));
    };
  }

  @Override
  protected int decode(byte[] bytes, int from, int to, EventBatch batch) {
    if (dropped.isPresent()) {
      drop(dropped.get(), (to - from) / Long.BYTES);
      return to;
    }
    int at = from;
    for (; at < to && batch.room() > 0; at += Long.BYTES) {
      long word = (long) LONG_LE.get(bytes, at);
      int place = (int) (word >>> Integer.SIZE);
      int x = place & (1 << xBits) - 1;
      int y = place >>> xBits & (1 << yBits) - 1;
      int polarity = place >>> xBits + yBits & (1 << polarityBits) - 1;
      long time = origin + times.extend(word & 0xffffffffL);
      batch.add(time, x, y, polarity == 0 ? 0 : 1);
    }
    return at;
  }
}
