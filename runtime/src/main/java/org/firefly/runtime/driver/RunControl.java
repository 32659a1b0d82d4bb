package org.firefly.runtime.driver;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.firefly.architecture.CoreStatus;
import org.firefly.architecture.Register;
import org.firefly.runtime.DeviceException;

/** Starts and stops a core, and waits for it. */
final class RunControl {
  /** How long a core may take to take a command, or to stop. */
  private static final Duration SETTLE = Duration.ofSeconds(2);

  /** The status is looked at this often even when no interrupt comes. */
  private static final Duration SLICE = Duration.ofMillis(50);

  private static final long NAP_NANOS = 50_000;

  private final int core;
  private final RegisterPage registers;
  private final Interrupt interrupt;

  RunControl(int core, RegisterPage registers, Interrupt interrupt) {
    this.core = core;
    this.registers = registers;
    this.interrupt = interrupt;
  }

  CoreStatus status() {
    return CoreStatus.decode(registers.read(Register.STATUS));
  }

  int progress() {
    return registers.read(Register.PROGRESS);
  }

  void start() {
    registers.write(Register.INTERRUPT_ENABLE, 1);
    acknowledge();
    command(Register.CONTROL, Register.START, ~0);
  }

  /** Clears the core's request first, since an armed interrupt would come again at once. */
  private void acknowledge() {
    command(Register.INTERRUPT, 1, 1);
    interrupt.arm();
  }

  /**
   * Writes a command and waits until the register shows that the core has taken it: writes may be
   * on their way for a while, and what is read next must be younger.
   */
  private void command(Register register, int value, int mask) {
    registers.write(register, value);
    if (!settles(() -> (registers.read(register) & mask) == 0)) {
      throw new DeviceException(
          "Core %d does not take a write to its register %s; check that its clock runs, or load the bitstream again."
              .formatted(core, register));
    }
  }

  /**
   * Waits for the end of a run.
   *
   * @return the last status, which is busy if the time was over
   * @throws InterruptedException when the thread was interrupted
   */
  CoreStatus await(Duration timeout) throws InterruptedException {
    long start = System.nanoTime();
    CoreStatus status = status();
    while (status.busy()) {
      Duration left = timeout.minusNanos(System.nanoTime() - start);
      if (left.isNegative() || left.isZero()) {
        return status;
      }
      interrupt.await(left.compareTo(SLICE) < 0 ? left : SLICE);
      acknowledge();
      status = status();
    }
    return status;
  }

  /**
   * Stops the core and waits until the bursts that it has issued have ended.
   *
   * @return whether it has stopped
   */
  boolean stop() {
    registers.write(Register.CONTROL, Register.STOP);
    return settles(() -> registers.read(Register.CONTROL) == 0 && !status().busy());
  }

  /** Takes the request back when the run is over, since nobody listens until the next one. */
  void release() {
    registers.write(Register.INTERRUPT_ENABLE, 0);
    registers.write(Register.INTERRUPT, 1);
  }

  /** Waits for a condition; a pending interrupt of the thread is kept, but does not end it. */
  private static boolean settles(BooleanSupplier condition) {
    boolean interrupted = Thread.interrupted();
    long start = System.nanoTime();
    boolean holds = condition.getAsBoolean();
    while (!holds && System.nanoTime() - start < SETTLE.toNanos()) {
      LockSupport.parkNanos(NAP_NANOS);
      interrupted |= Thread.interrupted();
      holds = condition.getAsBoolean();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return holds;
  }
}
