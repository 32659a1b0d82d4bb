package org.firefly.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.firefly.training.EpochReport;
import org.firefly.training.TrainingListener;

/** Shows how training goes: a bar per epoch on a terminal, a line per epoch everywhere. */
final class TrainingProgress implements TrainingListener, AutoCloseable {
  private final PrintWriter out;
  private ProgressBar bar;

  TrainingProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void updated(int epoch, int batch, int batches, double loss, double accuracy) {
    if (System.console() == null) {
      return;
    }
    if (bar == null) {
      bar = new ProgressBarBuilder().setTaskName("Epoch " + epoch).setInitialMax(batches).build();
    }
    bar.setExtraMessage(String.format(Locale.ROOT, "loss %.3f, %.1f %%", loss, 100 * accuracy));
    bar.stepTo(batch);
  }

  @Override
  public void epochDone(EpochReport report) {
    close();
    out.printf(
        Locale.ROOT,
        "epoch %d of %d, T = %d: loss %.4f, training %.2f %%, test %.2f %%, firing %s %%, %.0f s%n",
        report.epoch(),
        report.epochs(),
        report.timeSteps(),
        report.loss(),
        100 * report.trainingAccuracy(),
        100 * report.testAccuracy(),
        rates(report),
        report.seconds());
    out.flush();
  }

  /** Of every layer, such as 10.2/9.8. */
  private static String rates(EpochReport report) {
    return report.firingRates().stream()
        .map(rate -> String.format(Locale.ROOT, "%.1f", 100 * rate))
        .collect(Collectors.joining("/"));
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
