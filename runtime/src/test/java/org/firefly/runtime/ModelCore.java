package org.firefly.runtime;

import java.nio.ByteBuffer;
import org.firefly.architecture.isa.CoreError;
import org.firefly.architecture.isa.CoreShape;
import org.firefly.architecture.isa.CoreStatus;
import org.firefly.architecture.isa.CoreStatus.Wait;
import org.firefly.architecture.isa.Register;
import org.firefly.architecture.program.Program;
import org.firefly.runtime.driver.RegisterPage;
import org.firefly.runtime.testing.CoreModel;
import org.firefly.simulator.PreparedProgram;
import org.firefly.simulator.RunObserver;
import org.firefly.simulator.Simulator;
import org.firefly.simulator.memory.DeviceMemory;

/**
 * A core in Java: registers as the table says, runs by the bit-exact simulator on the same memory,
 * and every way to fail. A run takes {@value #ROUNDS} looks at the status.
 */
public final class ModelCore implements CoreModel, RegisterPage {
  /** Clocks that the log shows for each descriptor. */
  public static final int LAYER_CLOCKS = 100;

  private static final int ROUNDS = 3;

  /** What a core can do wrong. */
  public enum Fault {
    NONE,
    /** Ends with an error. */
    ERROR,
    /** Works until it is stopped. */
    HANG,
    /** Works and cannot be stopped. */
    DEAF,
    /** Takes a start for nothing. */
    IGNORE
  }

  private final Program program;
  private final PreparedProgram prepared;
  private final ByteBuffer memory;
  private final long base;
  private final int[] registers = new int[Register.PAGE_BYTES / Integer.BYTES];
  private Fault fault = Fault.NONE;
  private CoreError error = CoreError.NONE;
  private int roundsLeft;
  private boolean busy;
  private int stops;

  /**
   * A core.
   *
   * @param memory what it shares with the host
   * @param base physical address of the memory's first byte
   */
  public ModelCore(Program program, int core, ByteBuffer memory, long base) {
    this.program = program;
    this.memory = memory;
    this.base = base;
    prepared = Simulator.prepare(program);
    CoreShape shape = CoreShape.of(program.config(), core);
    set(Register.IDENTITY, Register.IDENTITY_VALUE);
    set(Register.VERSION, Register.VERSION_VALUE);
    set(Register.SHAPE, shape.shapeWord());
    set(Register.MEMORIES, shape.memoriesWord());
  }

  /** Makes the next runs fail; {@link Fault#NONE} mends the core. */
  public synchronized void breakDown(Fault newFault) {
    fault = newFault;
    if (newFault == Fault.NONE) {
      busy = false;
      set(Register.STATUS, 0);
    }
  }

  /** Makes the next runs end with an error in the second layer. */
  public synchronized void failWith(CoreError newError) {
    fault = Fault.ERROR;
    error = newError;
  }

  /** Gives a register another value. */
  public synchronized void set(Register register, int value) {
    registers[register.offset() / Integer.BYTES] = value;
  }

  /** Makes the core look busy, as when another program uses it. */
  public synchronized void occupy() {
    busy = true;
    fault = Fault.HANG;
    set(Register.STATUS, 1);
  }

  public synchronized boolean busy() {
    return busy;
  }

  /** Stops that arrived. */
  public synchronized int stops() {
    return stops;
  }

  @Override
  public synchronized int read(int offset) {
    int value = registers[offset / Integer.BYTES];
    if (offset == Register.STATUS.offset() && busy && fault != Fault.HANG && fault != Fault.DEAF) {
      roundsLeft--;
      if (roundsLeft <= 0) {
        end();
      }
    }
    return value;
  }

  @Override
  public synchronized void write(int offset, int value) {
    if (offset == Register.INTERRUPT.offset()) {
      registers[offset / Integer.BYTES] &= ~value;
    } else if (offset == Register.CONTROL.offset()) {
      control(value);
    } else {
      registers[offset / Integer.BYTES] = value;
    }
  }

  private void control(int command) {
    if (command == Register.START && fault != Fault.IGNORE) {
      busy = true;
      roundsLeft = ROUNDS;
      set(Register.PROGRESS, 1 | 1 << 16);
      set(Register.STATUS, 1 | 1 << CoreStatus.WAIT_BIT + Wait.WEIGHTS.ordinal());
    }
    if (command == Register.STOP) {
      stops++;
      if (busy && fault != Fault.DEAF) {
        finish(1 << 4);
      }
    }
  }

  private void end() {
    if (fault == Fault.ERROR) {
      int waits = 1 << CoreStatus.WAIT_BIT + Wait.WEIGHTS.ordinal();
      finish(1 << 2 | error.ordinal() << CoreStatus.ERROR_BIT | waits);
      return;
    }
    execute();
    int log = Register.LAYER_LOG.offset() / Integer.BYTES;
    for (int i = 0; i < program.descriptorCount(); i++) {
      registers[log + i] = LAYER_CLOCKS * (i + 1);
    }
    set(Register.CLOCKS_LOW, LAYER_CLOCKS * program.descriptorCount());
    set(Register.CLOCKS_HIGH, 1);
    set(Register.BUSY_LOW, LAYER_CLOCKS);
    finish(1 << 1);
  }

  private void finish(int status) {
    busy = false;
    set(Register.STATUS, status);
    set(Register.INTERRUPT, 1);
  }

  private void execute() {
    if (get(Register.DESCRIPTORS) != program.descriptorOffset()
        || get(Register.DESCRIPTOR_COUNT) != program.descriptorCount()) {
      throw new AssertionError("the driver points at other descriptors");
    }
    long start = read(Register.BASE_LOW, Register.BASE_HIGH);
    long limit = read(Register.LIMIT_LOW, Register.LIMIT_HIGH);
    if (limit - start < program.memoryBytes()) {
      throw new AssertionError("the limit lies within the program");
    }
    DeviceMemory copy = DeviceMemory.of(program);
    int at = Math.toIntExact(start - base);
    memory.get(at, copy.bytes());
    try {
      Simulator.run(prepared, copy, get(Register.SAMPLES), RunObserver.NONE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    memory.put(at, copy.bytes());
  }

  private int get(Register register) {
    return registers[register.offset() / Integer.BYTES];
  }

  @Override
  public synchronized boolean interrupt() {
    return get(Register.INTERRUPT) == 1 && get(Register.INTERRUPT_ENABLE) == 1;
  }

  @Override
  public void advance() {
    // Time passes with every look at the status.
  }
}
