package org.firefly.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firefly.report.model.StudyReport;
import org.firefly.report.model.StudyReport.Dot;
import org.firefly.report.model.StudyReport.Plane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page of a study. */
final class StudyPageTest {
  private static final List<String> COLUMNS = List.of("board", "engine", "latencyUs", "accuracy");

  @TempDir private Path folder;

  private static StudyReport study(int points) {
    List<Dot> dots = new ArrayList<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 1; i <= points; i++) {
      dots.add(new Dot(10 * i, 0.01 * (i % 7), "<point> " + i));
      rows.add(Map.of("board", "b" + i, "engine", "dense", "latencyUs", 10.0 * i, "accuracy", 0.5));
    }
    Plane plane =
        new Plane(
            "Accuracy over latency",
            "latency",
            "accuracy",
            dots,
            dots.subList(0, 2),
            Optional.of(dots.get(1)));
    return new StudyReport("mine", List.of("Best: 2."), List.of(plane), COLUMNS, rows);
  }

  @Test
  void whatVariesHasAColumnAndTheRestIsSaidOnce() {
    String page = StudyPage.of(study(3));
    assertThat(page).contains("The same in all points: engine = dense, accuracy = 0.5.");
    assertThat(page).contains("<th scope=\"col\">latencyUs</th>");
    assertThat(page).doesNotContain("<th scope=\"col\">engine</th>");
    assertThat(page).contains("Best: 2.").doesNotContain("<point>");
  }

  @Test
  void aLargeStudyHasNoTableOfAllPoints() {
    assertThat(StudyPage.of(study(2001)))
        .contains("results.csv has them")
        .doesNotContain("<th scope=\"col\">latencyUs</th>");
  }

  @Test
  void pointsAreToldByThePointerAndNotByLabels() {
    assertThat(StudyPage.of(study(3))).doesNotContain("\"show\":true,\"position\":\"top\"");
  }

  @Test
  void theDataIsInThePage() throws IOException {
    String page = StudyPage.of(study(3));
    String start = "<script id=\"report\" type=\"application/json\">";
    int from = page.indexOf(start) + start.length();
    JsonNode data = new ObjectMapper().readTree(page.substring(from, page.indexOf('<', from)));
    assertThat(data.path("points")).hasSize(3);
    assertThat(data.path("planes").path(0).path("best").path("name").asText())
        .isEqualTo("<point> 2");
  }

  @Test
  void aBrowserDrawsItWithoutComplaint() throws IOException {
    Path page = Files.writeString(folder.resolve("study.html"), StudyPage.of(study(500)));
    Browser browser = new Browser();
    try {
      browser.driver().get(page.toUri().toString());
      new WebDriverWait(browser.driver(), Duration.ofSeconds(20))
          .until(driver -> !driver.findElements(By.cssSelector(".chart svg path")).isEmpty());
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.driver().getTitle()).isEqualTo("mine");
    } finally {
      browser.close();
    }
  }
}
