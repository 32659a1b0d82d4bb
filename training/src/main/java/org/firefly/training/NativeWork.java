package org.firefly.training;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Work in PyTorch's native code, none of which runs while the process ends.
 *
 * <p>The end of a process destroys what PyTorch's threads share; a thread that is still inside then
 * takes the whole process down with a crash. So the end waits for what is running, a batch at most,
 * and nothing further begins.
 */
final class NativeWork {
  private static final ReentrantReadWriteLock GATE = new ReentrantReadWriteLock();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(NativeWork::end, "firefly-pytorch-end"));
  }

  private NativeWork() {}

  /**
   * Does a piece of work of a batch or so; a process that is ending never begins it.
   *
   * @return what the work gives
   */
  static <T> T of(Supplier<T> work) {
    Lock lock = GATE.readLock();
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #of}, without a result. */
  static void run(Runnable work) {
    of(
        () -> {
          work.run();
          return null;
        });
  }

  /** Never lets go: the process has nothing to do any more. */
  private static void end() {
    GATE.writeLock().lock();
  }
}
