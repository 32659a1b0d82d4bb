package org.firefly.runtime.driver;

import java.util.Locale;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreStatus;
import org.firefly.architecture.isa.Register;
import org.firefly.architecture.program.Program;
import org.firefly.runtime.BatchBlock;
import org.firefly.runtime.BlockFormat;
import org.firefly.runtime.BlockReport;
import org.firefly.runtime.Core;
import org.firefly.runtime.DeviceException;

/**
 * Drives one core: checks that it is the right one, loads the program, and runs batch blocks. Runs
 * come from one thread at a time; {@link #halt} may come from any.
 *
 * <p>Whatever ends a run (an error, the time-out, an interrupted thread, {@link #halt}), the core
 * is left idle, so that the next run starts afresh.
 */
public final class CoreDriver implements Core {
  private final Program program;
  private final BlockFormat format;
  private final RegisterPage registers;
  private final DeviceBuffer buffer;
  private final DriverOptions options;
  private final RunControl control;
  private final CounterReader counters;
  private final FailureText text;

  /** Guards the two flags below, so that nothing starts after a halt. */
  private final Object lock = new Object();

  private boolean running;
  private boolean halted;

  /** Whether a run of this driver did not end when it was stopped. */
  private volatile boolean lost;

  /**
   * Checks the core and loads the program into its buffer.
   *
   * @param core number of the core, from 0
   * @param buffer memory for the core alone, at least as large as the program needs
   * @throws DeviceException when this is not the right core, it is busy, or the buffer is too small
   *     or lies where the core cannot reach it
   */
  public CoreDriver(
      int core,
      Program program,
      RegisterPage registers,
      DeviceBuffer buffer,
      Interrupt interrupt,
      DriverOptions options) {
    this.program = program;
    this.registers = registers;
    this.buffer = buffer;
    this.options = options;
    format = BlockFormat.of(program);
    control = new RunControl(core, registers, interrupt);
    counters = new CounterReader(registers, program);
    text = new FailureText(core, program);
    CoreCheck.check(registers, program.config(), core);
    requireIdle();
    checkBuffer(core);
    buffer.write(0, program.image());
    buffer.flush(0, program.image().length);
  }

  private void checkBuffer(int core) {
    if (buffer.size() < program.memoryBytes()) {
      throw new DeviceException(
          String.format(
              Locale.ROOT,
              "Program %s needs %d bytes of memory for core %d, but its buffer has %d; choose a smaller batch or enlarge the buffer.",
              program.name(),
              program.memoryBytes(),
              core,
              buffer.size()));
    }
    long address = buffer.physicalAddress();
    boolean reachable = address + buffer.size() <= 1L << AcceleratorConfig.ADDRESS_BITS;
    if (address < 0 || address % AcceleratorConfig.ALIGNMENT_BYTES != 0 || !reachable) {
      throw new DeviceException(
          String.format(
              Locale.ROOT,
              "The buffer at 0x%X cannot be used by core %d; it must start at a multiple of %d and end below 2^%d.",
              address,
              core,
              AcceleratorConfig.ALIGNMENT_BYTES,
              AcceleratorConfig.ADDRESS_BITS));
    }
  }

  @Override
  public BlockReport run(BatchBlock block) throws InterruptedException {
    requireIdle();
    buffer.write(format.input().offset(), block.input());
    buffer.flush(format.input().offset(), format.input().bytes());
    start(block.samples());
    CoreStatus status = await();
    if (!status.done()) {
      throw new DeviceException(reason(status));
    }
    BlockReport report = counters.read(block.samples(), status.membraneOverflow());
    buffer.invalidate(format.output().offset(), format.output().bytes());
    buffer.read(format.output().offset(), block.output());
    return report;
  }

  private void requireIdle() {
    if (control.status().busy()) {
      int progress = control.progress();
      throw new DeviceException(lost ? text.unstoppable(progress) : text.busy(progress));
    }
  }

  private void start(int samples) {
    writeLong(Register.BASE_LOW, Register.BASE_HIGH, buffer.physicalAddress());
    writeLong(Register.LIMIT_LOW, Register.LIMIT_HIGH, buffer.physicalAddress() + buffer.size());
    registers.write(Register.DESCRIPTORS, Math.toIntExact(program.descriptorOffset()));
    registers.write(Register.DESCRIPTOR_COUNT, program.descriptorCount());
    registers.write(Register.SAMPLES, samples);
    registers.write(Register.WATCHDOG, options.watchdogClocks());
    synchronized (lock) {
      if (halted) {
        throw new DeviceException("The device has been closed; open it again.");
      }
      control.start();
      running = true;
    }
  }

  private void writeLong(Register low, Register high, long value) {
    registers.write(low, (int) value);
    registers.write(high, (int) (value >>> Integer.SIZE));
  }

  private CoreStatus await() throws InterruptedException {
    try {
      CoreStatus status = control.await(options.timeout());
      if (status.busy()) {
        int progress = control.progress();
        boolean stopped = stop();
        throw new DeviceException(
            text.timedOut(status, progress, options.timeout().toSeconds(), stopped));
      }
      return status;
    } catch (InterruptedException e) {
      stop();
      throw e;
    } finally {
      control.release();
      synchronized (lock) {
        running = false;
      }
    }
  }

  private boolean stop() {
    boolean stopped = control.stop();
    lost = !stopped;
    return stopped;
  }

  private String reason(CoreStatus status) {
    if (status.failed()) {
      return text.failed(status, control.progress());
    }
    return status.stopped() ? text.stopped(control.progress()) : text.ignored();
  }

  /**
   * Stops a run that is going on, waits until the core is idle, and lets no other run start. Meant
   * for the end of the process.
   */
  public void halt() {
    synchronized (lock) {
      halted = true;
      if (running) {
        control.stop();
      }
    }
  }
}
