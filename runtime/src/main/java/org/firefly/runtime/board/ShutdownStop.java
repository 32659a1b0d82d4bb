package org.firefly.runtime.board;

/** Does something when the process ends, unless it was cancelled before. */
final class ShutdownStop {
  private final Thread hook;

  private ShutdownStop(Thread hook) {
    this.hook = hook;
  }

  static ShutdownStop of(Runnable stop) {
    Thread hook = new Thread(stop, "firefly-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    return new ShutdownStop(hook);
  }

  void cancel() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, so the hook runs anyway.
      return;
    }
  }
}
