package org.firefly.events.aedat;

import java.util.Optional;
import org.firefly.events.DropReason;
import org.firefly.events.EventBatch;

/**
 * Addresses of a DAVIS: bit 31 marks samples of frames and of the inertial unit, bit 10 events of
 * the camera's pin; polarity in bit 11 (1: brighter), column from the right in 12 to 21, row from
 * below in 22 to 30. Source: class DavisChip of jAER, https://github.com/SensorsINI/jaer.
 */
record DavisAddress(Camera camera, Aedat2View view) implements Aedat2Address {
  private static final int SAMPLE = 1 << 31;
  private static final int PIN = 1 << 10;

  @Override
  public Optional<DropReason> reason(int address) {
    if ((address & SAMPLE) != 0) {
      return Optional.of(DropReason.OTHER_DATA);
    }
    return (address & PIN) != 0 ? Optional.of(DropReason.TRIGGER) : Optional.empty();
  }

  @Override
  public void add(long time, int address, EventBatch batch) {
    int polarity = address >> 11 & 1;
    int column = address >> 12 & 0x3ff;
    int row = address >> 22 & 0x1ff;
    int left = camera.size().width() - 1 - column;
    int down = camera.size().height() - 1 - row;
    switch (view) {
      case UPRIGHT, TONIC -> batch.add(time, left, down, polarity);
      case EVENTCV -> batch.add(time, column, down, polarity);
      case SPIKINGJELLY -> batch.add(time, column, row, polarity);
    }
  }
}
