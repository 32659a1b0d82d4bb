package org.firefly.runtime.board;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.time.Duration;
import org.firefly.runtime.DeviceException;
import org.firefly.runtime.driver.Interrupt;

/**
 * Interrupts of a UIO device: a read of four bytes takes the count of interrupts, and a written 1
 * lets the next one through. Each core opens the device for itself, so that each sees every
 * interrupt of the line that they share.
 */
final class UioInterrupt implements Interrupt, AutoCloseable {
  /** Layout of struct pollfd: int fd, short events, short revents. */
  private static final int POLLFD_BYTES = 8;

  private static final int EVENTS = 4;
  private static final int RETURNED = 6;
  private static final int EINTR = 4;

  /** Another core's thread has taken the interrupt between poll and read. */
  private static final int EAGAIN = 11;

  private final DeviceFile events;
  private final DeviceFile enable;
  private final Memory poll = new Memory(POLLFD_BYTES);
  private final Memory word = new Memory(Integer.BYTES);

  UioInterrupt(DeviceFile events, DeviceFile enable) {
    this.events = events;
    this.enable = enable;
    poll.setInt(0, events.descriptor());
    poll.setShort(EVENTS, LibC.POLLIN);
  }

  @Override
  public void arm() {
    word.setInt(0, 1);
    try {
      LibC.write(enable.descriptor(), word, new NativeLong(Integer.BYTES));
    } catch (LastErrorException e) {
      throw new DeviceException(
          "The interrupt of %s cannot be enabled (%s); add it to the device tree, or set interrupt = false."
              .formatted(enable.path(), e.getMessage()),
          e);
    }
  }

  @Override
  public void await(Duration atMost) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    poll.setShort(RETURNED, (short) 0);
    try {
      LibC.poll(poll, new NativeLong(1), (int) Math.max(1, atMost.toMillis()));
      if ((poll.getShort(RETURNED) & LibC.POLLIN) != 0) {
        LibC.read(events.descriptor(), word, new NativeLong(Integer.BYTES));
      }
    } catch (LastErrorException e) {
      if (e.getErrorCode() != EINTR && e.getErrorCode() != EAGAIN) {
        throw new DeviceException(
            "Interrupts of %s cannot be read (%s); set interrupt = false to do without."
                .formatted(events.path(), e.getMessage()),
            e);
      }
    }
  }

  @Override
  public void close() {
    if (enable != events) {
      enable.close();
    }
    events.close();
  }
}
