package org.firefly.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a real browser. */
final class BrowserTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String DRAWN =
      "return [...document.querySelectorAll('.chart')].filter(c => c.querySelector('svg')).length";

  @TempDir private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() {
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @BeforeEach
  void open() throws IOException {
    Path page = folder.resolve("report.html");
    Files.writeString(page, ReportPage.of(SampleReport.full()));
    browser.driver().get(page.toUri().toString());
  }

  private static int charts() {
    return browser.driver().findElements(By.className("chart")).size();
  }

  private static void waitUntilDrawn(int charts) {
    new WebDriverWait(browser.driver(), PATIENCE)
        .until(driver -> ((Number) browser.run(DRAWN)).intValue() >= charts);
  }

  @Test
  void opensWithoutComplaintAndFetchesNothing() {
    waitUntilDrawn(1);
    assertThat(browser.complaints()).isEmpty();
    assertThat((Long) browser.run("return performance.getEntriesByType('resource').length"))
        .isZero();
    assertThat(browser.driver().getTitle()).isEqualTo("sample.nir on kv260");
  }

  @Test
  void drawsEveryChartThatComesIntoView() {
    assertThat(charts()).isGreaterThan(12);
    for (WebElement chart : browser.driver().findElements(By.className("chart"))) {
      browser.driver().executeScript("arguments[0].scrollIntoView()", chart);
      new WebDriverWait(browser.driver(), PATIENCE)
          .until(driver -> !chart.findElements(By.cssSelector("svg path")).isEmpty());
    }
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void chartsTellTheirBarsApartWithoutColour() {
    browser.run("window.dispatchEvent(new Event('beforeprint'))");
    waitUntilDrawn(charts());
    assertThat((Long) browser.run("return document.querySelectorAll('.chart pattern').length"))
        .isGreaterThan(4);
  }

  @Test
  void printingOpensAllTablesAndDrawsAllCharts() {
    browser.run("window.dispatchEvent(new Event('beforeprint'))");
    waitUntilDrawn(charts());
    assertThat(browser.driver().findElements(By.cssSelector("details:not([open])"))).isEmpty();
  }

  @Test
  void theKeyboardFollowsLinksAndOpensTables() {
    WebElement link = browser.driver().findElement(By.cssSelector("nav a[href='#clocks']"));
    link.sendKeys(Keys.ENTER);
    assertThat(browser.driver().getCurrentUrl()).endsWith("#clocks");
    WebElement summary = browser.driver().findElement(By.cssSelector("#clocks summary"));
    summary.sendKeys(Keys.ENTER);
    assertThat(browser.driver().findElement(By.cssSelector("#clocks details table")).isDisplayed())
        .isTrue();
  }

  @Test
  void resizingKeepsChartsInThePage() {
    waitUntilDrawn(1);
    browser.driver().manage().window().setSize(new Dimension(700, 900));
    new WebDriverWait(browser.driver(), PATIENCE)
        .until(
            driver ->
                (Boolean)
                    browser.run(
                        "return document.querySelector('.chart svg').clientWidth"
                            + " <= document.body.clientWidth"));
    browser.driver().manage().window().setSize(new Dimension(1200, 900));
  }
}
