package org.firefly.cli.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Draws a trace: the sample, the firing rates of each layer as maps, and the scores. */
public final class TracePicture {
  private static final int MARGIN = 20;
  private static final int MAP = 140;
  private static final int STEP = MAP + 24;
  private static final int MAPS_TOP = 64;
  private static final int HEIGHT = MAPS_TOP + MAP + 66;
  private static final int BAR = 120;
  private static final String INK = "#202830";
  private static final String FAINT = "#687078";

  private final Trace trace;
  private final List<String> classes;
  private final Svg svg = new Svg();

  private TracePicture(Trace trace, List<String> classes) {
    this.trace = trace;
    this.classes = classes;
  }

  /**
   * The picture as an SVG document.
   *
   * @param classes names of the classes, in order
   */
  public static String draw(Trace trace, List<String> classes, String title) {
    return new TracePicture(trace, classes).document(title);
  }

  private String document(String title) {
    svg.text(MARGIN, 30, 16, "start", INK, title);
    int x = MARGIN;
    map(x, "input", "a constant current", trace.input(), 1);
    for (Trace.Layer layer : trace.layers()) {
      x += STEP;
      map(x, layer.name(), layer.place(), layer.rates(), peak(layer.rates()));
    }
    scores(x + STEP + 70);
    return svg.document(x + STEP + 70 + BAR + 70, HEIGHT);
  }

  private void map(int x, String name, String detail, double[][] values, double peak) {
    double[][] shown = new double[values.length][];
    for (int row = 0; row < values.length; row++) {
      shown[row] = Arrays.stream(values[row]).map(v -> peak == 0 ? 0 : v / peak).toArray();
    }
    svg.heatMap(x, MAPS_TOP, MAP, shown);
    double centre = x + MAP / 2.0;
    svg.text(centre, MAPS_TOP - 10, 12, "middle", INK, name);
    svg.text(centre, MAPS_TOP + MAP + 18, 11, "middle", FAINT, detail);
    String size = values.length + " x " + values[0].length;
    svg.text(centre, MAPS_TOP + MAP + 34, 11, "middle", FAINT, size + rate(values, peak));
  }

  private static String rate(double[][] values, double peak) {
    double mean = Arrays.stream(values).flatMapToDouble(Arrays::stream).average().orElse(0);
    return peak == 1 ? "" : String.format(Locale.ROOT, ", mean rate %.2f", mean);
  }

  private static double peak(double[][] rates) {
    return Arrays.stream(rates).flatMapToDouble(Arrays::stream).max().orElse(0);
  }

  private void scores(int x) {
    int[] scores = trace.scores();
    int highest = Arrays.stream(scores).max().orElse(0);
    int lowest = Arrays.stream(scores).min().orElse(0);
    double range = Math.max(1, highest - lowest);
    double pitch = (double) MAP / scores.length;
    for (int i = 0; i < scores.length; i++) {
      double y = MAPS_TOP + i * pitch;
      boolean best = scores[i] == highest;
      svg.text(x - 6, y + pitch * 0.75, 10, "end", best ? INK : FAINT, classes.get(i));
      svg.box(x, y + 1, 1 + BAR * (scores[i] - lowest) / range, pitch - 2, barColour(best, i));
      svg.text(x + BAR + 8, y + pitch * 0.75, 10, "start", FAINT, Integer.toString(scores[i]));
    }
    svg.text(x + BAR / 2.0, MAPS_TOP - 10, 12, "middle", INK, "readout membranes");
  }

  private String barColour(boolean best, int index) {
    if (!best) {
      return "#c8ccd0";
    }
    return trace.label() < 0 || trace.label() == index ? "#5aaa5a" : "#c05050";
  }
}
