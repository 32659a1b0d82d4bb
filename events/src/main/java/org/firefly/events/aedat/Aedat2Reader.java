package org.firefly.events.aedat;

import static org.firefly.events.ByteSource.INT_BE;

import java.util.Optional;
import org.firefly.events.ByteSource;
import org.firefly.events.DropReason;
import org.firefly.events.EventBatch;
import org.firefly.events.EventOptions;
import org.firefly.events.Recording;
import org.firefly.events.TimeWrap;
import org.firefly.events.WordReader;
import org.firefly.events.WrappingTime;

/** AEDAT 2: a big-endian 32-bit address and 32-bit time in microseconds per event. */
final class Aedat2Reader extends WordReader {
  private final WrappingTime times;
  private final Aedat2Address addresses;

  Aedat2Reader(
      ByteSource source, Recording recording, Aedat2Address addresses, EventOptions options) {
    super(source, recording, 2 * Integer.BYTES, options);
    this.addresses = addresses;
    times = new WrappingTime(1L << Integer.SIZE, options.rule(TimeWrap.class));
  }

  @Override
  protected int decode(byte[] bytes, int from, int to, EventBatch batch) {
    int at = from;
    for (; at < to && batch.room() > 0; at += 2 * Integer.BYTES) {
      int address = (int) INT_BE.get(bytes, at);
      long time = times.extend(Integer.toUnsignedLong((int) INT_BE.get(bytes, at + Integer.BYTES)));
      Optional<DropReason> reason = addresses.reason(address);
      if (reason.isEmpty()) {
        addresses.add(time, address, batch);
      } else {
        drop(reason.get(), 1);
      }
    }
    return at;
  }
}
