package org.firefly.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.firefly.cli.report.ReportPrinter;
import org.firefly.runtime.ProgressListener;

/** A progress bar on a terminal; nothing where standard error is not one. */
final class ConsoleProgress implements ProgressListener, AutoCloseable {
  private final ProgressBar bar;

  private ConsoleProgress(ProgressBar bar) {
    this.bar = bar;
  }

  /** A bar for the given number of samples. */
  static ConsoleProgress of(String task, int samples) {
    if (System.console() == null) {
      return new ConsoleProgress(null);
    }
    return new ConsoleProgress(
        new ProgressBarBuilder().setTaskName(task).setInitialMax(samples).build());
  }

  @Override
  public void progress(int done, int total) {
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  /** One more is done; any thread may say so. */
  void step() {
    if (bar != null) {
      bar.step();
    }
  }

  /** Shows how many clocks have been simulated. */
  void clocks(long clocks) {
    if (bar != null) {
      bar.setExtraMessage(ReportPrinter.count(clocks) + " clocks");
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
