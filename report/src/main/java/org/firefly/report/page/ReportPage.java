package org.firefly.report.page;

import static j2html.TagCreator.attrs;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import org.firefly.report.model.Report;
import org.firefly.report.model.Setup;

/**
 * A report as one HTML file that needs nothing else: tables, charts with the library that draws
 * them, and the report itself as JSON in the element {@code report}.
 */
public final class ReportPage {
  private ReportPage() {}

  /** The page. */
  public static String of(Report report) {
    String title = report.setup().model() + " on " + report.setup().board();
    return Page.of(
        title,
        heading(title, report.setup()),
        List.of(
            NetworkSection.of(report.network(), report.layers()),
            AccuracySection.of(report.accuracy(), report.comparison()),
            ActivitySection.of(report.activity()),
            ValuesSection.of(report.weights(), report.membranes()),
            ComparisonSection.of(report.comparison()),
            ClocksSection.of(report.clocks(), report.roofline()),
            BoardSection.of(report),
            FiguresSection.of(report.figures(), report.comparison())),
        report);
  }

  private static DomContent heading(String title, Setup setup) {
    return div(
        h1(title),
        p(
            String.format(
                Locale.ROOT,
                "%s, %d MHz, %d core%s, T = %d, batch %d. %s Clocks are estimates of the clock"
                    + " model; the board's preset is %s.",
                setup.device(),
                setup.clockMHz(),
                setup.cores(),
                setup.cores() == 1 ? "" : "s",
                setup.timeSteps(),
                setup.batch(),
                setup
                    .ranOn()
                    .map(device -> setup.samples() + " samples ran on the " + device + ".")
                    .orElse("No sample ran."),
                setup.status())),
        each(setup.warnings(), warning -> p(attrs(".warning"), "Warning: " + warning)));
  }
}
