package org.firefly.timing;

import java.util.List;

/**
 * The bandwidth that all ports of all cores share. Bytes of a layer are moved while it works; its
 * tiles also during the layers before, as many as the ring holds.
 */
final class SharedMemory {
  private final double clocksPerByte;
  private final double ringBytes;
  private double done;

  /**
   * @param clocksPerByte for the bytes of one core, while all work alike
   * @param ringBytes bytes of tiles that a core holds
   */
  SharedMemory(double clocksPerByte, double ringBytes) {
    this.clocksPerByte = clocksPerByte;
    this.ringBytes = ringBytes;
  }

  /**
   * Clock at which the memory has moved all bytes up to those of the next layer.
   *
   * @param start end of the layer before
   */
  double finish(double start, List<StripWork> strips) {
    long weights = 0;
    long others = 0;
    for (StripWork work : strips) {
      weights += work.weightBytes();
      others += work.allSpikeBytes() + work.allOutputBytes();
    }
    double ahead = Math.min(weights, ringBytes);
    done = Math.max(done, start - ahead * clocksPerByte) + (weights + others) * clocksPerByte;
    return done;
  }
}
