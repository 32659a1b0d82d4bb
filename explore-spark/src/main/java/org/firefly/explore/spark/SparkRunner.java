package org.firefly.explore.spark;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.firefly.explore.run.ClusterRunner;
import org.firefly.explore.run.WorkText;
import org.firefly.explore.stage.Work;
import org.firefly.explore.study.StudyException;

/**
 * Does each piece of work as a Spark job of one task, so that what a task found is kept as soon as
 * it has ended. Tasks of a worker that dies are done again by another.
 */
final class SparkRunner implements ClusterRunner {
  /** Between two looks at what has ended; tasks take much longer. */
  private static final long POLL_MILLISECONDS = 20;

  private static final String THROWN = "Exception: ";

  private final JavaSparkContext spark;
  private final Broadcast<RemoteLaboratory> laboratory;

  SparkRunner(JavaSparkContext spark, RemoteLaboratory laboratory) {
    this.spark = spark;
    this.laboratory = spark.broadcast(laboratory);
  }

  @Override
  public void run(List<Work> work, Taker taker) throws IOException, InterruptedException {
    List<JavaFutureAction<List<String>>> running = new LinkedList<>();
    try {
      for (Work piece : work) {
        running.add(submit(WorkText.of(piece)));
      }
      while (!running.isEmpty()) {
        takeFinished(running, taker);
        Thread.sleep(POLL_MILLISECONDS);
      }
    } finally {
      running.forEach(job -> job.cancel(true));
    }
  }

  private JavaFutureAction<List<String>> submit(String work) {
    Broadcast<RemoteLaboratory> remote = laboratory;
    return spark.parallelize(List.of(work), 1).map(text -> remote.value().run(text)).collectAsync();
  }

  private static void takeFinished(List<JavaFutureAction<List<String>>> running, Taker taker)
      throws IOException, InterruptedException {
    Iterator<JavaFutureAction<List<String>>> jobs = running.iterator();
    while (jobs.hasNext()) {
      JavaFutureAction<List<String>> job = jobs.next();
      if (job.isDone()) {
        jobs.remove();
        taker.take(WorkText.outcome(result(job)));
      }
    }
  }

  private static String result(JavaFutureAction<List<String>> job) throws InterruptedException {
    try {
      return job.get().get(0);
    } catch (ExecutionException e) {
      throw new StudyException(
          "A task of the study failed on Spark, and what others found is kept: "
              + reason(String.valueOf(e.getCause().getMessage())));
    }
  }

  /** What the task said, without how often it was tried and where it threw what. */
  private static String reason(String failure) {
    String line = failure.lines().findFirst().orElse(failure);
    int at = line.lastIndexOf(THROWN);
    return at < 0 ? line : line.substring(at + THROWN.length());
  }

  @Override
  public void close() {
    spark.close();
  }
}
