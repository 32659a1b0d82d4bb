package org.firefly.explore.run;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.firefly.explore.stage.Laboratory;
import org.firefly.explore.stage.Outcome;
import org.firefly.explore.stage.Work;

/**
 * Does work in threads of this process.
 *
 * @param laboratory that does it
 * @param threads at least 1
 */
public record LocalRunner(Laboratory laboratory, int threads) implements WorkRunner {
  @Override
  public void run(List<Work> work, Taker taker) throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads, LocalRunner::thread);
    try {
      CompletionService<Outcome> outcomes = new ExecutorCompletionService<>(pool);
      int each = Math.max(1, threads / Math.max(1, work.size()));
      work.forEach(piece -> outcomes.submit(() -> laboratory.run(piece, each)));
      for (int i = 0; i < work.size(); i++) {
        taker.take(outcome(outcomes));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "firefly-explore");
    thread.setDaemon(true);
    return thread;
  }

  private static Outcome outcome(CompletionService<Outcome> outcomes) throws InterruptedException {
    try {
      return outcomes.take().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException("A thread was interrupted from outside.", e);
    }
  }
}
