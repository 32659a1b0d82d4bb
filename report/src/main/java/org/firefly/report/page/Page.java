package org.firefly.report.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.HeadTag;
import java.util.List;
import java.util.stream.Stream;

/** One HTML file that needs nothing else. */
final class Page {
  private Page() {}

  /**
   * The file.
   *
   * @param title of the window
   * @param heading what stands above all sections
   * @param sections those without content are left out
   * @param data what the element {@code report} holds as JSON
   */
  static String of(String title, DomContent heading, List<Section> sections, Object data) {
    List<Section> shown =
        sections.stream().filter(section -> !section.content().isEmpty()).toList();
    return document(
        html(
                headOf(title),
                body(
                    header(heading, contents(shown)),
                    main(each(shown, Section::html)),
                    scripts(data)))
            .withLang("en"));
  }

  private static HeadTag headOf(String title) {
    return head(
        meta().withCharset("utf-8"),
        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
        title(title),
        style(rawHtml(Resources.text("page.css"))));
  }

  private static DomContent contents(List<Section> sections) {
    return nav(ul(each(sections, section -> li(a(section.title()).withHref("#" + section.id())))))
        .attr("aria-label", "Parts of this report");
  }

  private static DomContent scripts(Object data) {
    return each(
        Stream.of(
            script(rawHtml(Figure.json(data))).withId("report").withType("application/json"),
            script(rawHtml(Resources.charts())),
            script(rawHtml(Resources.text("page.js")))));
  }
}
