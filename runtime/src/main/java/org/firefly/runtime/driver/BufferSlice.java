package org.firefly.runtime.driver;

import java.util.Objects;

/** A part of a buffer. */
record BufferSlice(DeviceBuffer whole, long start, long size) implements DeviceBuffer {
  BufferSlice {
    Objects.checkFromIndexSize(start, size, whole.size());
  }

  @Override
  public long physicalAddress() {
    return whole.physicalAddress() + start;
  }

  @Override
  public void write(long offset, byte[] source) {
    whole.write(at(offset, source.length), source);
  }

  @Override
  public void read(long offset, byte[] target) {
    whole.read(at(offset, target.length), target);
  }

  @Override
  public void flush(long offset, long bytes) {
    whole.flush(at(offset, bytes), bytes);
  }

  @Override
  public void invalidate(long offset, long bytes) {
    whole.invalidate(at(offset, bytes), bytes);
  }

  private long at(long offset, long bytes) {
    return start + Objects.checkFromIndexSize(offset, bytes, size);
  }
}
