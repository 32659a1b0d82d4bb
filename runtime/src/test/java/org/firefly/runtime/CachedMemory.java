package org.firefly.runtime;

import java.nio.ByteBuffer;
import org.firefly.runtime.driver.DeviceBuffer;

/** A buffer behind a cache that nobody keeps coherent: what is not flushed does not arrive. */
public final class CachedMemory implements DeviceBuffer {
  private final ByteBuffer cache;
  private final ByteBuffer memory;
  private final long address;

  public CachedMemory(long address, int bytes) {
    this.address = address;
    cache = ByteBuffer.allocate(bytes);
    memory = ByteBuffer.allocate(bytes);
  }

  /** What the core sees. */
  public ByteBuffer memory() {
    return memory;
  }

  @Override
  public long physicalAddress() {
    return address;
  }

  @Override
  public long size() {
    return cache.capacity();
  }

  @Override
  public void write(long offset, byte[] source) {
    cache.put((int) offset, source);
  }

  @Override
  public void read(long offset, byte[] target) {
    cache.get((int) offset, target);
  }

  @Override
  public void flush(long offset, long bytes) {
    memory.put((int) offset, cache, (int) offset, (int) bytes);
  }

  @Override
  public void invalidate(long offset, long bytes) {
    cache.put((int) offset, memory, (int) offset, (int) bytes);
  }
}
