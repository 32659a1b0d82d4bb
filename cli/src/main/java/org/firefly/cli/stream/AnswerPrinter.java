package org.firefly.cli.stream;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.firefly.host.Classification;

/** Prints a line per window in the order of the windows, whichever block is ready first. */
final class AnswerPrinter {
  private static final double NANO = 1e-9;

  private final PrintWriter out;
  private final Latencies latencies = new Latencies();
  private long began;
  private long ended;
  private long turn;
  private long answered;
  private boolean abandoned;

  AnswerPrinter(PrintWriter out) {
    this.out = out;
  }

  void head() {
    out.println("start_us,class,latency_us,scores");
    out.flush();
  }

  /**
   * Prints a block when it is its turn.
   *
   * @param scores [windows][classes]
   */
  synchronized void print(WindowQueue.Block block, int[][] scores) throws InterruptedException {
    while (turn != block.number()) {
      if (abandoned) {
        throw new InterruptedException();
      }
      wait();
    }
    List<WindowQueue.Waiting> windows = block.windows();
    for (int i = 0; i < windows.size(); i++) {
      print(windows.get(i), scores[i]);
    }
    out.flush();
    turn++;
    notifyAll();
  }

  private void print(WindowQueue.Waiting waiting, int[] scores) {
    ended = System.nanoTime();
    began = answered == 0 ? waiting.completed() : began;
    long micros = TimeUnit.NANOSECONDS.toMicros(ended - waiting.completed());
    latencies.add(micros);
    answered++;
    out.print(waiting.window().start());
    out.print(',');
    out.print(Classification.classOf(scores));
    out.print(',');
    out.print(micros);
    out.print(',');
    out.println(Arrays.stream(scores).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
  }

  /** Ends the waiting for blocks that will not come. */
  synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  synchronized long answered() {
    return answered;
  }

  /** Answers per second from the first complete window to the last answer. */
  synchronized double rate() {
    return answered == 0 ? 0 : answered / ((ended - began) * NANO);
  }

  /** Latency in microseconds that a share of the windows did not exceed. */
  synchronized long quantile(double share) {
    return latencies.quantile(share);
  }

  synchronized long largest() {
    return latencies.largest();
  }
}
