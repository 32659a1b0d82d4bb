package org.firefly.training;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Equal networks, one per thread, that share the work of each batch.
 *
 * <p>One PyTorch thread per network has no barriers inside the operators; on a machine that is busy
 * with other things those cost several times the work itself. Gradients and statistics are combined
 * in a fixed order, so a run is repeatable.
 */
final class DataParallel implements AutoCloseable {
  private final List<SpikingNetwork> networks;
  private final ExecutorService executor;

  /** The first network is the one that the optimiser changes. */
  DataParallel(List<SpikingNetwork> networks) {
    this.networks = List.copyOf(networks);
    executor = Executors.newFixedThreadPool(networks.size());
    copyFirst();
  }

  SpikingNetwork first() {
    return networks.get(0);
  }

  SpikingNetwork network(int worker) {
    return networks.get(worker);
  }

  int workers() {
    return networks.size();
  }

  /**
   * Runs a task once per worker and returns the results in the order of the workers.
   *
   * @throws TrainingException if the calling thread is interrupted
   */
  <T> List<T> onAll(IntFunction<T> task) {
    List<Callable<T>> tasks = new ArrayList<>();
    for (int i = 0; i < networks.size(); i++) {
      int worker = i;
      tasks.add(() -> task.apply(worker));
    }
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrainingException("Training was interrupted; resume it from its checkpoint.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Leaves the sum of all networks' gradients with the first network. */
  void sumGradients() {
    for (int p = 0; p < first().parameters().size(); p++) {
      if (first().parameters().get(p).trained()) {
        try (NDArray total = gradient(0, p)) {
          for (int i = 1; i < networks.size(); i++) {
            addAndClear(Parameter.view(total), i, p);
          }
        }
      }
    }
  }

  /** Leaves the mean of all networks' running statistics with the first network. */
  void averageStatistics() {
    for (int p = 0; p < first().parameters().size(); p++) {
      if (!first().parameters().get(p).trained()) {
        average(p);
      }
    }
  }

  /** Makes every network equal to the first. */
  void copyFirst() {
    List<Parameter> master = first().parameters();
    for (SpikingNetwork network : networks.subList(1, networks.size())) {
      for (int p = 0; p < master.size(); p++) {
        network.parameters().get(p).values().put(master.get(p).values());
      }
    }
  }

  /** Waits for what still runs: it works on arrays that are freed next. */
  @Override
  public void close() {
    executor.shutdownNow();
    boolean interrupted = false;
    while (!executor.isTerminated()) {
      try {
        executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private NDArray gradient(int worker, int parameter) {
    return networks.get(worker).parameters().get(parameter).array().getGradient();
  }

  private void addAndClear(FloatBuffer total, int worker, int parameter) {
    try (NDArray gradient = gradient(worker, parameter)) {
      FloatBuffer values = Parameter.view(gradient);
      for (int i = 0; i < values.limit(); i++) {
        total.put(i, total.get(i) + values.get(i));
        values.put(i, 0);
      }
    }
  }

  private void average(int parameter) {
    FloatBuffer mean = first().parameters().get(parameter).values();
    for (int i = 0; i < mean.limit(); i++) {
      float sum = 0;
      for (SpikingNetwork network : networks) {
        sum += network.parameters().get(parameter).values().get(i);
      }
      mean.put(i, sum / networks.size());
    }
  }
}
