package org.firefly.runtime;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.firefly.host.HostDecoder;
import org.firefly.host.HostEncoder;
import org.firefly.host.samples.SampleSource;

/**
 * Runs any number of samples on a device, cut into batch blocks. As many threads as the device
 * wants blocks in flight each encode a block, wait for a free core, run it and decode the result,
 * so that the host's work on some blocks overlaps with the device's work on others. Each thread has
 * one pair of buffers, so memory does not grow with the number of samples; results depend neither
 * on the number of cores nor on who was first.
 */
public final class InferenceRunner {
  private final Device device;
  private final BlockFormat format;
  private final HostEncoder encoder;

  /**
   * A runner.
   *
   * @throws org.firefly.host.file.HostException when the samples do not fit the program
   */
  public InferenceRunner(Device device, SampleSource source) {
    this.device = device;
    format = BlockFormat.of(device.program());
    encoder = HostEncoder.of(format.encoding(), source);
  }

  /**
   * Runs samples 0 to {@code samples} - 1. When the calling thread is interrupted, or a block
   * fails, the cores are stopped before the method returns.
   *
   * @param samples at least 1
   * @param listener hears of finished samples, in the calling thread
   * @throws DeviceException when the device failed, or there are no samples
   * @throws InterruptedException when the calling thread was interrupted
   */
  public Inference run(int samples, ProgressListener listener) throws InterruptedException {
    if (samples < 1) {
      throw new DeviceException("There are no samples to run; give an input with at least one.");
    }
    long start = System.nanoTime();
    LongAdder hostNanos = new LongAdder();
    int[][] results = new int[samples][];
    BlockingQueue<Core> idle = new LinkedBlockingQueue<>(device.cores());
    ExecutorService threads =
        Executors.newFixedThreadPool(device.blocksInFlight(), InferenceRunner::thread);
    try {
      CompletionService<BlockReport> blocks = new ExecutorCompletionService<>(threads);
      ThreadLocal<BatchBlock> buffers = ThreadLocal.withInitial(format::newBlock);
      int count = 0;
      for (int first = 0; first < samples; first += device.program().batch()) {
        int from = first;
        int size = Math.min(device.program().batch(), samples - first);
        blocks.submit(() -> runBlock(idle, part(buffers.get(), from, size), results, hostNanos));
        count++;
      }
      BlockReport report = collect(blocks, count, samples, listener);
      return new Inference(
          results, report, (System.nanoTime() - start) * 1e-9, hostNanos.sum() * 1e-9);
    } finally {
      stop(threads);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "firefly-runtime");
    thread.setDaemon(true);
    return thread;
  }

  private static BatchBlock part(BatchBlock buffers, int first, int samples) {
    return new BatchBlock(first, samples, buffers.input(), buffers.output());
  }

  private BlockReport runBlock(
      BlockingQueue<Core> idle, BatchBlock block, int[][] results, LongAdder hostNanos)
      throws InterruptedException {
    long start = System.nanoTime();
    encoder.encode(block.first(), block.samples(), block.input());
    hostNanos.add(System.nanoTime() - start);
    Core core = idle.take();
    // A core that failed gets no other block, whose error would hide the reason.
    BlockReport report = core.run(block);
    idle.add(core);
    long back = System.nanoTime();
    int[][] decoded = HostDecoder.decode(format.decoding(), block.output(), block.samples());
    System.arraycopy(decoded, 0, results, block.first(), decoded.length);
    hostNanos.add(System.nanoTime() - back);
    return report;
  }

  private static BlockReport collect(
      CompletionService<BlockReport> blocks, int count, int samples, ProgressListener listener)
      throws InterruptedException {
    BlockReport sum = report(blocks);
    listener.progress(sum.samples(), samples);
    for (int i = 1; i < count; i++) {
      sum = sum.plus(report(blocks));
      listener.progress(sum.samples(), samples);
    }
    return sum;
  }

  private static BlockReport report(CompletionService<BlockReport> blocks)
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
      throw new IllegalStateException("A thread of the runtime was interrupted from outside.", e);
    }
  }

  /** Interrupts the threads, upon which they stop their cores, and waits until they have ended. */
  private static void stop(ExecutorService threads) {
    threads.shutdownNow();
    boolean interrupted = Thread.interrupted();
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
