package org.firefly.runtime;

/** One core of a device; used by one thread at a time. */
@FunctionalInterface
public interface Core {
  /**
   * Runs a batch block from its encoded input to its output.
   *
   * @param block its input is read and its output overwritten
   * @return what the device tells about the run
   * @throws DeviceException when the run failed; the next one starts afresh
   * @throws InterruptedException when the thread was interrupted; the core has been stopped
   */
  BlockReport run(BatchBlock block) throws InterruptedException;
}
