package org.firefly.report.page;

import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import java.util.List;

/**
 * A part of a page.
 *
 * @param id that links lead to
 * @param title of the part
 * @param content of the part; a part without content is left out
 */
record Section(String id, String title, List<DomContent> content) {
  Section {
    content = List.copyOf(content);
  }

  DomContent html() {
    return section(h2(title)).withId(id).with(content);
  }
}
