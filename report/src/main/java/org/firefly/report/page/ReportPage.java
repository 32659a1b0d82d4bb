package org.firefly.report.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.attrs;
import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.HeadTag;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
    List<Section> sections =
        Stream.of(
                NetworkSection.of(report.network(), report.layers()),
                AccuracySection.of(report.accuracy(), report.comparison()),
                ActivitySection.of(report.activity()),
                ValuesSection.of(report.weights(), report.membranes()),
                ComparisonSection.of(report.comparison()),
                ClocksSection.of(report.clocks(), report.roofline()),
                BoardSection.of(report),
                FiguresSection.of(report.figures(), report.comparison()))
            .filter(section -> !section.content().isEmpty())
            .toList();
    return document(
        html(
                headOf(title),
                body(
                    header(heading(title, report.setup()), contents(sections)),
                    main(each(sections, Section::html)),
                    scripts(report)))
            .withLang("en"));
  }

  private static HeadTag headOf(String title) {
    return head(
        meta().withCharset("utf-8"),
        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
        title(title),
        style(rawHtml(Resources.text("page.css"))));
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

  private static DomContent contents(List<Section> sections) {
    return nav(ul(each(sections, section -> li(a(section.title()).withHref("#" + section.id())))))
        .attr("aria-label", "Parts of this report");
  }

  private static DomContent scripts(Report report) {
    return each(
        Stream.of(
            script(rawHtml(Figure.json(report))).withId("report").withType("application/json"),
            script(rawHtml(Resources.charts())),
            script(rawHtml(Resources.text("page.js")))));
  }
}
