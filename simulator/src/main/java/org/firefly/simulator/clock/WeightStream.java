package org.firefly.simulator.clock;

/**
 * The weight port and the ring behind it. Tiles arrive one behind the other as fast as the port
 * allows, as early as a slot of the ring is free: across output groups and layers.
 */
final class WeightStream {
  private final double bytesPerClock;
  private final int latency;
  private final double[] slotFree;
  private double portFree;
  private long fetched;

  /**
   * @param start clock at which the first request may leave
   */
  WeightStream(int ringTiles, double bytesPerClock, int latency, double start) {
    this.bytesPerClock = bytesPerClock;
    this.latency = latency;
    this.slotFree = new double[ringTiles];
    this.portFree = start + latency;
  }

  /** Reads parameters and pass table entries. */
  void fetchHeader(long bytes) {
    portFree += bytes / bytesPerClock;
  }

  /** Index of the next tile that {@link #fetchTile} reads. */
  long nextTile() {
    return fetched;
  }

  /**
   * Reads a tile into the next slot.
   *
   * @return clock at which its last row is in the ring
   */
  double fetchTile(long bytes) {
    int slot = (int) (fetched++ % slotFree.length);
    portFree = Math.max(portFree, slotFree[slot] + latency) + bytes / bytesPerClock;
    return portFree;
  }

  /** A tile was used for the last time. */
  void release(long tile, double clock) {
    slotFree[(int) (tile % slotFree.length)] = clock;
  }
}
