package org.firefly.runtime;

/** Does something when the process ends, unless it was cancelled before. */
public final class ShutdownStop {
  private final Thread hook;

  private ShutdownStop(Thread hook) {
    this.hook = hook;
  }

  /**
   * Plans it.
   *
   * @param stop runs in a thread of its own, beside others
   */
  public static ShutdownStop of(Runnable stop) {
    Thread hook = new Thread(stop, "firefly-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    return new ShutdownStop(hook);
  }

  /** Does not do it, unless the process is ending already. */
  public void cancel() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, so the hook runs anyway.
      return;
    }
  }
}
