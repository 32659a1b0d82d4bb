package org.firefly.hdl.tool;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Another program, which ends with this one: when the waiting thread is interrupted, or when this
 * process is told to end, it is killed together with all that it has started.
 */
public final class ChildProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long NAP_NANOS = 1_000_000;

  private Optional<Process> process = Optional.empty();
  private boolean ending;

  private ChildProcess() {}

  /**
   * Runs a program to its end.
   *
   * @return its exit code
   * @throws IOException if it cannot be started
   * @throws InterruptedException if the thread was interrupted or this process is ending; then the
   *     program has been killed
   */
  public static int run(ProcessBuilder program) throws IOException, InterruptedException {
    ChildProcess child = new ChildProcess();
    Thread atExit = new Thread(child::end, "end a child process");
    // Planned before the start, or a program could begin that nobody ends.
    try {
      Runtime.getRuntime().addShutdownHook(atExit);
    } catch (IllegalStateException e) {
      throw ending();
    }
    try {
      return child.start(program).waitFor();
    } catch (InterruptedException e) {
      child.end();
      throw e;
    } finally {
      cancel(atExit);
    }
  }

  private static InterruptedException ending() {
    return new InterruptedException("The process is ending.");
  }

  private static void cancel(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // This process is ending, so the hook runs anyway.
      return;
    }
  }

  private synchronized Process start(ProcessBuilder program)
      throws IOException, InterruptedException {
    if (ending) {
      throw ending();
    }
    Process started = program.start();
    process = Optional.of(started);
    return started;
  }

  private synchronized void end() {
    ending = true;
    process.ifPresent(ChildProcess::kill);
  }

  /** The program dies before its children, so that it starts no others meanwhile. */
  private static void kill(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    List<ProcessHandle> tree =
        children.stream()
            .flatMap(child -> Stream.concat(Stream.of(child), child.descendants()))
            .distinct()
            .toList();
    tree.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(Stream.concat(Stream.of(process.toHandle()), tree.stream()).toList());
  }

  /** What they write must not reappear after it was deleted. */
  private static void awaitEnd(List<ProcessHandle> tree) {
    long start = System.nanoTime();
    while (tree.stream().anyMatch(ChildProcess::isRunning)
        && System.nanoTime() - start < PATIENCE.toNanos()) {
      LockSupport.parkNanos(NAP_NANOS);
    }
  }

  /** A process that ended and waits for its parent to notice has no command any more. */
  static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
