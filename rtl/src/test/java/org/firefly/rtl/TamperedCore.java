package org.firefly.rtl;

import java.util.HashMap;
import java.util.Map;
import org.firefly.architecture.isa.CoreStatus;
import org.firefly.architecture.isa.Register;
import org.firefly.runtime.testing.CoreModel;

/** The only core of a system, with which a test can meddle while it is served. */
final class TamperedCore implements CoreModel {
  /** Clocks of a round of the server. */
  private static final long ROUND = 500;

  private final RtlSystem system;
  private final Map<Integer, Integer> pretended = new HashMap<>();
  private Runnable onStop = () -> {};
  private long rounds;

  TamperedCore(RtlSystem system) {
    this.system = system;
  }

  /** Does something while the server leaves the core alone, and waits until the file shows it. */
  synchronized void change(Runnable action) throws InterruptedException {
    action.run();
    // The round that is going on may have mirrored what was there before.
    long shown = rounds + 2;
    while (rounds < shown) {
      wait();
    }
  }

  /** Lets a register read as something else. */
  void pretend(Register register, int value) throws InterruptedException {
    change(() -> pretended.put(register.offset(), value));
  }

  /** Ends all pretending. */
  void pretendNothing() throws InterruptedException {
    change(pretended::clear);
  }

  /** Does something as soon as a stop has arrived. */
  synchronized void onStop(Runnable action) {
    onStop = action;
  }

  synchronized boolean busy() {
    return CoreStatus.decode(system.readRegister(0, Register.STATUS.offset())).busy();
  }

  /** Waits until the file shows that the core is at work. */
  synchronized void awaitBusy() throws InterruptedException {
    while (!busy()) {
      wait();
    }
    change(() -> {});
  }

  @Override
  public synchronized int read(int offset) {
    Integer value = pretended.get(offset);
    return value == null ? system.readRegister(0, offset) : value;
  }

  @Override
  public synchronized void write(int offset, int value) {
    system.writeRegister(0, offset, value);
    if (offset == Register.CONTROL.offset() && value == Register.STOP) {
      onStop.run();
    }
  }

  @Override
  public synchronized boolean interrupt() {
    return system.interruptRequested();
  }

  @Override
  public synchronized void advance() {
    system.simulation().step(ROUND);
    rounds++;
    notifyAll();
  }
}
