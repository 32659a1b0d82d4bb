package org.firefly.training;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a bar with loss and accuracy during each epoch, and a line after it. */
public final class ConsoleProgress implements TrainingListener, AutoCloseable {
  private static final int REFRESH_MILLIS = 500;

  private final PrintStream out;
  private ProgressBar bar;

  /** Writes to a stream, such as standard error. */
  public ConsoleProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void updated(int epoch, int batch, int batches, double loss, double accuracy) {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("Epoch " + epoch)
              .setInitialMax(batches)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(REFRESH_MILLIS)
              .setConsumer(new ConsoleProgressBarConsumer(out))
              .build();
    }
    bar.setExtraMessage(
        String.format(Locale.ROOT, " loss %.3f, accuracy %.1f %%", loss, 100 * accuracy));
    bar.stepTo(batch);
  }

  @Override
  public void epochDone(EpochReport report) {
    close();
    out.printf(
        Locale.ROOT,
        "Epoch %d of %d, T = %d: loss %.4f, training %.2f %%, test %.2f %%, %.0f s%n",
        report.epoch(),
        report.epochs(),
        report.timeSteps(),
        report.loss(),
        100 * report.trainingAccuracy(),
        100 * report.testAccuracy(),
        report.seconds());
  }

  /** Ends a bar that an exception left open. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
