package org.firefly.simulator;

import java.util.Collections;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.firefly.architecture.program.Program;

/**
 * Runs many samples, cut into batch blocks, on a fixed number of threads. Each thread has one block
 * memory, so the heap does not grow with the number of samples. Results do not depend on the number
 * of threads.
 */
public final class BatchRunner {
  private final PreparedProgram prepared;
  private final Program program;
  private final int threads;

  /**
   * A runner.
   *
   * @throws SimulationException when {@code threads} is not positive
   */
  public BatchRunner(PreparedProgram prepared, int threads) {
    if (threads < 1) {
      throw new SimulationException(
          "The number of threads must be at least 1, not " + threads + ".");
    }
    this.prepared = prepared;
    this.program = prepared.program();
    this.threads = threads;
  }

  /**
   * Runs samples 0 to {@code samples} - 1 and sums up what happened. When this thread is
   * interrupted, or a block fails, the other blocks are stopped before the method returns.
   *
   * @throws InterruptedException when the calling thread was interrupted
   */
  public BlockResult run(int samples, BlockWork work, ProgressListener listener)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads, BatchRunner::thread);
    try {
      CompletionService<BlockResult> blocks = new ExecutorCompletionService<>(pool);
      ThreadLocal<DeviceMemory> memory = ThreadLocal.withInitial(() -> DeviceMemory.of(program));
      int count = 0;
      for (int first = 0; first < samples; first += program.batch()) {
        int from = first;
        int size = Math.min(program.batch(), samples - first);
        blocks.submit(() -> runBlock(memory.get(), from, size, work));
        count++;
      }
      return collect(blocks, count, samples, listener);
    } finally {
      stop(pool);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "firefly-simulator");
    thread.setDaemon(true);
    return thread;
  }

  private BlockResult runBlock(DeviceMemory memory, int first, int size, BlockWork work)
      throws InterruptedException {
    work.load(memory, first, size);
    RunObserver observer = (layer, seen) -> work.layerDone(seen, layer, first, size);
    BlockResult result = Simulator.run(prepared, memory, size, observer);
    work.store(memory, first, size);
    return result;
  }

  private BlockResult collect(
      CompletionService<BlockResult> blocks, int count, int samples, ProgressListener listener)
      throws InterruptedException {
    BlockResult sum =
        new BlockResult(0, Collections.nCopies(program.layers().size(), LayerActivity.NONE));
    for (int i = 0; i < count; i++) {
      sum = sum.plus(result(blocks));
      listener.progress(sum.samples(), samples);
    }
    return sum;
  }

  private static BlockResult result(CompletionService<BlockResult> blocks)
      throws InterruptedException {
    try {
      return blocks.take().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException("A simulator thread was interrupted from outside.", e);
    }
  }

  private static void stop(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = Thread.interrupted();
    while (!pool.isTerminated()) {
      try {
        pool.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
