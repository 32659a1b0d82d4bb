package org.firefly.rtl;

import java.util.function.IntConsumer;
import org.firefly.architecture.isa.Register;
import org.firefly.architecture.program.Program;

/** Runs batch blocks without the checks of the driver, so that a test sees the bare status. */
final class RtlRunner {
  /** Clocks between looks at the interrupt. */
  private static final long SLICE = 20_000;

  private final RtlSystem system;
  private final int core;

  /** A runner for one core. */
  RtlRunner(RtlSystem system, int core) {
    this.system = system;
    this.core = core;
  }

  /**
   * Starts a run on what lies in the core's memory.
   *
   * @param samples samples of the block
   * @param watchdog clocks without progress that end the run, 0 for never
   */
  void start(Program program, int samples, int watchdog) {
    long base = system.base(core);
    long limit = base + system.memoryBytes();
    write(Register.BASE_LOW, base);
    write(Register.BASE_HIGH, base >>> Integer.SIZE);
    write(Register.LIMIT_LOW, limit);
    write(Register.LIMIT_HIGH, limit >>> Integer.SIZE);
    write(Register.DESCRIPTORS, program.descriptorOffset());
    write(Register.DESCRIPTOR_COUNT, program.descriptorCount());
    write(Register.SAMPLES, samples);
    write(Register.WATCHDOG, watchdog);
    write(Register.INTERRUPT_ENABLE, 1);
    write(Register.CONTROL, Register.START);
  }

  private void write(Register register, long value) {
    system.write(core, register, (int) value);
  }

  /**
   * Makes clocks until the run has ended, and acknowledges its interrupt.
   *
   * @param descriptorDone called with the number of each finished descriptor, from 0, before a
   *     later layer can write over its output
   * @throws InterruptedException when the thread was interrupted; the run is stopped
   */
  RtlRun finish(IntConsumer descriptorDone) throws InterruptedException {
    String port = "finished_" + core;
    int seen = 0;
    while (!system.interruptRequested()) {
      system.simulation().stepUntil(port, seen + 1, SLICE);
      while (seen < system.simulation().peek(port)) {
        descriptorDone.accept(seen++);
      }
      if (Thread.interrupted()) {
        write(Register.CONTROL, Register.STOP);
        throw new InterruptedException();
      }
    }
    write(Register.INTERRUPT, 1);
    return RtlRun.of(system, core);
  }
}
