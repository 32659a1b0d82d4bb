package org.firefly.runtime.driver;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.firefly.architecture.isa.CoreStatus;
import org.firefly.architecture.isa.Register;
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

  /** Starts a run and returns when the core has taken the command, so that its status is new. */
  void start() {
    registers.write(Register.INTERRUPT_ENABLE, 1);
    acknowledge();
    registers.write(Register.CONTROL, Register.START);
    if (!settles(this::commandTaken)) {
      throw new DeviceException(
          String.format(
              Locale.ROOT,
              "Core %d does not take a start; check that its clock runs, or load the bitstream again.",
              core));
    }
  }

  /** The control register reads as zero; a write may be on its way for a while. */
  private boolean commandTaken() {
    return registers.read(Register.CONTROL) == 0;
  }

  /** Clears the core's request first, since an armed interrupt would come again at once. */
  private void acknowledge() {
    registers.write(Register.INTERRUPT, 1);
    interrupt.arm();
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
    return settles(() -> commandTaken() && !status().busy());
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
