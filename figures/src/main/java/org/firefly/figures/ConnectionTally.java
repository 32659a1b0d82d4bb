package org.firefly.figures;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The synaptic operations of a node; samples may come from several threads. */
final class ConnectionTally {
  private final String node;
  private final FanOut fanOut;
  private final LongAdder[] effective;

  /** By step: whether some input was no spike. NeuroBench decides it for all samples of a batch. */
  private final AtomicBoolean[] graded;

  ConnectionTally(String node, FanOut fanOut, int steps) {
    this.node = node;
    this.fanOut = fanOut;
    effective = Stream.generate(LongAdder::new).limit(steps).toArray(LongAdder[]::new);
    graded = Stream.generate(AtomicBoolean::new).limit(steps).toArray(AtomicBoolean[]::new);
  }

  void add(int step, double[] input) {
    effective[step].add(fanOut.effective(input));
    if (!graded[step].get() && isGraded(input)) {
      graded[step].set(true);
    }
  }

  private static boolean isGraded(double[] input) {
    for (double value : input) {
      if (value != 0 && Math.abs(value) != 1) {
        return true;
      }
    }
    return false;
  }

  WorkloadFigures.Connection figures(int samples) {
    return new WorkloadFigures.Connection(
        node,
        (double) fanOut.dense() * effective.length,
        sum(true) / (double) samples,
        sum(false) / (double) samples);
  }

  private long sum(boolean ofGraded) {
    return IntStream.range(0, effective.length)
        .filter(step -> graded[step].get() == ofGraded)
        .mapToLong(step -> effective[step].sum())
        .sum();
  }
}
