package org.firefly.rtl;

import java.util.HashMap;
import java.util.Map;
import org.firefly.architecture.isa.CoreStatus;
import org.firefly.architecture.isa.Register;
import org.firefly.runtime.standin.CoreModel;

/** The only core of a system, with which a test can meddle while it is served. */
final class TamperedCore implements CoreModel {
  private final RtlCoreModel core;
  private final Map<Integer, Integer> pretended = new HashMap<>();
  private Runnable onStop = () -> {};
  private long rounds;

  TamperedCore(RtlSystem system) {
    core = new RtlCoreModel(system, 0);
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
    return CoreStatus.decode(core.read(Register.STATUS.offset())).busy();
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
    return value == null ? core.read(offset) : value;
  }

  @Override
  public synchronized void write(int offset, int value) {
    core.write(offset, value);
    if (offset == Register.CONTROL.offset() && value == Register.STOP) {
      onStop.run();
    }
  }

  @Override
  public synchronized boolean interrupt() {
    return core.interrupt();
  }

  @Override
  public synchronized void advance() {
    core.advance();
    rounds++;
    notifyAll();
  }
}
