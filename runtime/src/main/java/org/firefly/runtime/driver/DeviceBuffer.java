package org.firefly.runtime.driver;

/**
 * Memory that host and core share: contiguous for the core. What the host wrote reaches the core
 * after {@link #flush}, and what the core wrote is seen after {@link #invalidate}.
 */
public interface DeviceBuffer {
  /** Address of the first byte as the core sees it. */
  long physicalAddress();

  /** Size in bytes. */
  long size();

  /** Copies bytes into the buffer. */
  void write(long offset, byte[] source);

  /** Fills an array from the buffer. */
  void read(long offset, byte[] target);

  /** Makes what was written visible to the core. */
  void flush(long offset, long bytes);

  /** Makes what the core wrote visible to {@link #read}. */
  void invalidate(long offset, long bytes);

  /** A part of the buffer as a buffer of its own. */
  default DeviceBuffer slice(long offset, long bytes) {
    return new BufferSlice(this, offset, bytes);
  }
}
