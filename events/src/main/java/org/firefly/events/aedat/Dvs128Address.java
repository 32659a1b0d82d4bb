package org.firefly.events.aedat;

import java.util.Optional;
import org.firefly.events.DropReason;
import org.firefly.events.EventBatch;

/**
 * Addresses of a DVS128: polarity in bit 0 (0: brighter), column from the right in bits 1 to 7, row
 * from below in 8 to 14; a higher bit marks a special event, such as that of the camera's pin.
 * Source: class DVS128 of jAER, https://github.com/SensorsINI/jaer.
 */
record Dvs128Address(Aedat2View view) implements Aedat2Address {
  private static final int PIXEL_BITS = 15;
  private static final int LAST = 127;

  @Override
  public Optional<DropReason> reason(int address) {
    return address >>> PIXEL_BITS == 0 ? Optional.empty() : Optional.of(DropReason.SPECIAL);
  }

  @Override
  public void add(long time, int address, EventBatch batch) {
    int darker = address & 1;
    int column = address >> 1 & LAST;
    int row = address >> 8 & LAST;
    switch (view) {
      case UPRIGHT, EVENTCV -> batch.add(time, LAST - column, LAST - row, 1 - darker);
      case TONIC -> batch.add(time, row, column, darker);
      case SPIKINGJELLY -> batch.add(time, LAST - row, LAST - column, 1 - darker);
    }
  }
}
