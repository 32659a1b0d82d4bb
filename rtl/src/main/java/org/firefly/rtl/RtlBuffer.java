package org.firefly.rtl;

import org.firefly.runtime.driver.DeviceBuffer;

/** The memory of a core; what is written is there at once, so there is nothing to flush. */
final class RtlBuffer implements DeviceBuffer {
  private final RtlSystem system;
  private final int core;

  RtlBuffer(RtlSystem system, int core) {
    this.system = system;
    this.core = core;
  }

  @Override
  public long physicalAddress() {
    return system.base(core);
  }

  @Override
  public long size() {
    return system.memoryBytes();
  }

  @Override
  public void write(long offset, byte[] source) {
    synchronized (system) {
      system.write(core, offset, source);
    }
  }

  @Override
  public void read(long offset, byte[] target) {
    synchronized (system) {
      System.arraycopy(system.read(core, offset, target.length), 0, target, 0, target.length);
    }
  }

  @Override
  public void flush(long offset, long bytes) {
    // The memory model has no cache.
  }

  @Override
  public void invalidate(long offset, long bytes) {
    // The memory model has no cache.
  }
}
