package org.firefly.explore.spark;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.firefly.explore.run.WorkRunner;

/** Counts tasks that were under way on an executor that went away. */
final class LostTasks extends SparkListener {
  private final AtomicInteger lost = new AtomicInteger();

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.reason() instanceof ExecutorLostFailure) {
      lost.incrementAndGet();
    }
  }

  /** Kills something once tasks run everywhere, which is so when a few outcomes are there. */
  WorkRunner killing(WorkRunner runner, Runnable kill) {
    AtomicInteger taken = new AtomicInteger();
    return (work, taker) -> {
      SparkContext.getOrCreate().addSparkListener(this);
      runner.run(
          work,
          outcome -> {
            if (taken.incrementAndGet() == 3) {
              kill.run();
            }
            taker.take(outcome);
          });
    };
  }

  int count() {
    return lost.get();
  }
}
