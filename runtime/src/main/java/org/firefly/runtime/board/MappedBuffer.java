package org.firefly.runtime.board;

import org.firefly.runtime.driver.DeviceBuffer;

/** A mapped buffer. */
record MappedBuffer(MappedMemory memory, long physicalAddress, Coherence coherence)
    implements DeviceBuffer {
  @Override
  public long size() {
    return memory.size();
  }

  @Override
  public void write(long offset, byte[] source) {
    memory.write(Math.toIntExact(offset), source);
  }

  @Override
  public void read(long offset, byte[] target) {
    memory.read(Math.toIntExact(offset), target);
  }

  @Override
  public void flush(long offset, long bytes) {
    coherence.forDevice(offset, bytes);
  }

  @Override
  public void invalidate(long offset, long bytes) {
    coherence.forCpu(offset, bytes);
  }
}
