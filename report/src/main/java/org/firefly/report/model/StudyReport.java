package org.firefly.report.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Many points of a study and the choice that they lead to.
 *
 * @param name of the study
 * @param sentences what was done and what is best
 * @param planes points by two of their figures
 * @param columns names of what is known of a point, in order
 * @param points what is known of each, by column
 */
public record StudyReport(
    String name,
    List<String> sentences,
    List<Plane> planes,
    List<String> columns,
    List<Map<String, Object>> points) {
  public StudyReport {
    sentences = List.copyOf(sentences);
    planes = List.copyOf(planes);
    columns = List.copyOf(columns);
    points = List.copyOf(points);
  }

  /**
   * Points by two figures.
   *
   * @param title what is shown
   * @param x title of the axis that lies
   * @param y title of the axis that stands
   * @param points all of them
   * @param front those that none is better than in both
   * @param best the choice, if it has both figures
   */
  public record Plane(
      String title, String x, String y, List<Dot> points, List<Dot> front, Optional<Dot> best) {
    public Plane {
      points = List.copyOf(points);
      front = List.copyOf(front);
    }
  }

  /**
   * A point.
   *
   * @param x value on the axis that lies
   * @param y value on the axis that stands
   * @param name what it is, in words
   */
  public record Dot(double x, double y, String name) {}
}
