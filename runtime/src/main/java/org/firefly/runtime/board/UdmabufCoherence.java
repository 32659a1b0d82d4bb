package org.firefly.runtime.board;

import java.nio.file.Path;

/**
 * Coherence through the sync attributes of u-dma-buf. Range, direction and command are separate
 * files, so that only one thread at a time may use them.
 */
final class UdmabufCoherence implements Coherence {
  private static final int TO_DEVICE = 1;
  private static final int FROM_DEVICE = 2;

  private final Path attributes;

  UdmabufCoherence(Path attributes) {
    this.attributes = attributes;
  }

  @Override
  public void forDevice(long offset, long bytes) {
    sync("sync_for_device", TO_DEVICE, offset, bytes);
  }

  @Override
  public void forCpu(long offset, long bytes) {
    sync("sync_for_cpu", FROM_DEVICE, offset, bytes);
  }

  private synchronized void sync(String command, int direction, long offset, long bytes) {
    SysFile.write(attributes.resolve("sync_offset"), offset);
    SysFile.write(attributes.resolve("sync_size"), bytes);
    SysFile.write(attributes.resolve("sync_direction"), direction);
    SysFile.write(attributes.resolve(command), 1);
  }
}
