package org.firefly.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firefly.host.file.Json;
import org.firefly.report.model.Report;
import org.junit.jupiter.api.Test;

final class ReportPageTest {
  private static final Pattern DATA = Pattern.compile("<data value=\"([^\"]*)\">([^<]*)</data>");
  private static final Pattern EMBEDDED =
      Pattern.compile("<script id=\"report\" type=\"application/json\">(.*?)</script>");
  private static final int LARGEST = 5 << 20;

  private static Set<BigDecimal> numbers(JsonNode node) {
    Set<BigDecimal> numbers = new TreeSet<>();
    if (node.isNumber()) {
      numbers.add(node.decimalValue());
    }
    node.forEach(child -> numbers.addAll(numbers(child)));
    return numbers;
  }

  private static List<String> parts(String page, Pattern pattern, int group) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = pattern.matcher(page);
    while (matcher.find()) {
      parts.add(matcher.group(group));
    }
    return parts;
  }

  @Test
  void everyNumberIsOneOfTheJson() throws IOException {
    Report report = SampleReport.full();
    Set<BigDecimal> numbers = numbers(Json.INDENTED.valueToTree(report));
    String page = ReportPage.of(report);
    List<String> values = parts(page, DATA, 1);
    List<String> texts = parts(page, DATA, 2);

    assertThat(values).hasSizeGreaterThan(150);
    for (int i = 0; i < values.size(); i++) {
      BigDecimal value = new BigDecimal(values.get(i));
      assertThat(numbers.contains(value)).as("%s is in the JSON", value).isTrue();
      assertThat(texts.get(i))
          .isIn(
              Numbers.percent(value.doubleValue()),
              Numbers.decimal(value.doubleValue()),
              Numbers.count(Math.round(value.doubleValue())));
    }
  }

  @Test
  void thePageHoldsTheJson() throws IOException {
    Report report = SampleReport.full();
    String embedded = parts(ReportPage.of(report), EMBEDDED, 1).get(0);
    assertThat(Json.INDENTED.readTree(embedded))
        .isEqualTo(Json.INDENTED.readTree(Json.INDENTED.writeValueAsString(report)));
  }

  @Test
  void namesOfAModelFileCannotBreakOut() {
    String page = ReportPage.of(SampleReport.full());
    assertThat(page).doesNotContain(SampleReport.HOSTILE).contains("&lt;img src=x");
  }

  @Test
  void shortcutsAndLoopsAreBentAroundTheNodesBetween() {
    List<String> arrows =
        parts(ReportPage.of(SampleReport.full()), Pattern.compile("\"curveness\":([0-9.]+)"), 1);
    assertThat(arrows).containsExactly("0.0", "0.0", "0.3", "0.3");
  }

  @Test
  void equationsStayWhole() {
    assertThat(ReportPage.of(SampleReport.full()))
        .contains("<div class=\"line\">u = 0.5 v + x</div>");
  }

  @Test
  void anEstimateHasNoPartsThatTakeSamples() {
    String page = ReportPage.of(SampleReport.ofEstimate());
    assertThat(page)
        .contains("id=\"network\"", "id=\"clocks\"", "No sample ran.")
        .doesNotContain("id=\"accuracy\"", "id=\"activity\"", "id=\"comparison\"");
  }

  @Test
  void thePageFetchesNothing() {
    String page = ReportPage.of(SampleReport.full());
    assertThat(page.length()).isLessThan(LARGEST);
    String own = page.replace(Resources.charts(), "");
    assertThat(own).doesNotContain(" src=\"", "<link ", "@import", "url(");
  }

  @Test
  void theSameReportGivesTheSamePage() {
    assertThat(ReportPage.of(SampleReport.full())).isEqualTo(ReportPage.of(SampleReport.full()));
  }
}
