package org.firefly.cli.stream;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.events.frames.EventWindow;
import org.firefly.events.frames.WindowStream;
import org.firefly.host.HostDecoder;
import org.firefly.host.HostEncoder;
import org.firefly.runtime.BatchBlock;
import org.firefly.runtime.BlockFormat;
import org.firefly.runtime.Core;
import org.firefly.runtime.Device;

/**
 * Runs the windows of a stream on a device. One thread cuts windows; as many as the device wants
 * blocks in flight run them, each as many windows together as wait, up to the program's batch.
 */
public final class StreamRunner {
  private static final double MEDIAN = 0.5;
  private static final double MOST = 0.95;

  /** A thread that waits for bytes cannot be stopped; one that has seen the end ends soon. */
  private static final long LAST_WINDOW_MILLIS = 100;

  private final Device device;
  private final BlockFormat format;
  private final FeatureMap map;
  private final int timeSteps;
  private final WindowQueue queue;
  private final AnswerPrinter answers;
  private final BlockingQueue<Core> idle;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /**
   * @param map of a time step
   * @param timeSteps T
   * @param waiting windows that may wait
   * @param out gets a line per window
   */
  public StreamRunner(
      Device device,
      FeatureMap map,
      int timeSteps,
      int waiting,
      DropPolicy policy,
      PrintWriter out) {
    this.device = device;
    this.map = map;
    this.timeSteps = timeSteps;
    format = BlockFormat.of(device.program());
    queue = new WindowQueue(waiting, policy);
    answers = new AnswerPrinter(out);
    idle = new LinkedBlockingQueue<>(device.cores());
  }

  /**
   * Answers windows until the stream ends, {@link #stop} is called or something fails.
   *
   * @throws InterruptedException when the thread was interrupted
   */
  public void run(WindowStream stream) throws InterruptedException {
    answers.head();
    Thread cutter = start("firefly-stream", () -> cut(stream), queue::close);
    List<Thread> workers = new ArrayList<>();
    try {
      for (int i = 0; i < device.blocksInFlight(); i++) {
        workers.add(start("firefly-runtime", this::work, this::abandon));
      }
      for (Thread worker : workers) {
        worker.join();
      }
      cutter.join(LAST_WINDOW_MILLIS);
    } finally {
      abandon();
      cutter.interrupt();
      workers.forEach(Thread::interrupt);
    }
    if (failure.get() instanceof RuntimeException e) {
      throw e;
    }
    if (failure.get() instanceof Error e) {
      throw e;
    }
  }

  /** Answers what waits, and nothing more. */
  public void stop() {
    queue.close();
  }

  /** What became of the windows, and how long the answers took. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%d windows: %d answered (%.0f per second), %d dropped; latency %d us median, %d us 95 %%, %d us largest",
        queue.received(),
        answers.answered(),
        answers.rate(),
        queue.dropped(),
        answers.quantile(MEDIAN),
        answers.quantile(MOST),
        answers.largest());
  }

  private void cut(WindowStream stream) throws InterruptedException {
    try {
      boolean open = true;
      for (Optional<EventWindow> next = stream.next();
          open && next.isPresent();
          next = stream.next()) {
        open = queue.put(next.get());
      }
    } finally {
      Optional<EventWindow> rest = stream.rest();
      if (rest.isPresent()) {
        queue.put(rest.get());
      }
      queue.close();
    }
  }

  private void work() throws InterruptedException {
    BlockSpikes spikes = new BlockSpikes(map, timeSteps);
    HostEncoder encoder = HostEncoder.of(format.encoding(), spikes);
    BatchBlock buffers = format.newBlock();
    WindowQueue.Block block = queue.take(device.program().batch());
    while (!block.windows().isEmpty()) {
      spikes.set(block.windows());
      answers.print(block, infer(encoder, block.windows().size(), buffers));
      block = queue.take(device.program().batch());
    }
  }

  private int[][] infer(HostEncoder encoder, int windows, BatchBlock buffers)
      throws InterruptedException {
    encoder.encode(0, windows, buffers.input());
    Core core = idle.take();
    try {
      core.run(new BatchBlock(0, windows, buffers.input(), buffers.output()));
    } finally {
      idle.add(core);
    }
    return HostDecoder.decode(format.decoding(), buffers.output(), windows);
  }

  private interface Job {
    void run() throws InterruptedException;
  }

  /**
   * @param fails what else ends when the job fails
   */
  private Thread start(String name, Job job, Runnable fails) {
    Thread thread = new Thread(() -> guarded(job, fails), name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void guarded(Job job, Runnable fails) {
    try {
      job.run();
    } catch (InterruptedException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      fails.run();
    }
  }

  /** A worker that waits for the turn of a failed one would wait for ever. */
  private void abandon() {
    queue.abandon();
    answers.abandon();
  }
}
