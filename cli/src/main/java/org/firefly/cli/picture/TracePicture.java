package org.firefly.cli.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Draws a trace: the sample, the firing rates of each map, the spikes of each vector, and the
 * scores.
 */
public final class TracePicture {
  private static final int MARGIN = 20;
  private static final int MAP = 140;
  private static final int STEP = MAP + 24;
  private static final int MAPS_TOP = 64;
  private static final int HEIGHT = MAPS_TOP + MAP + 100;
  private static final int NAMES = 70;
  private static final int BAR = 120;
  private static final int VALUES = 70;
  private static final String LEGEND =
      "maps: spikes per time step, mean of the channels; vectors: a row per neuron, a column per time"
          + " step";
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
    picture(x, "input", "a constant current", peak(trace.input()));
    svg.heatMap(x, MAPS_TOP, MAP, scaled(trace.input()));
    caption(x, size(trace.input()));
    for (Trace.Layer layer : trace.layers()) {
      x += STEP;
      layer(x, layer);
    }
    colours();
    scores(x + STEP + NAMES);
    return svg.document(x + STEP + NAMES + BAR + VALUES, HEIGHT);
  }

  private void layer(int x, Trace.Layer layer) {
    double[][] rates = layer.rates();
    picture(x, layer.name(), layer.place(), peak(rates));
    String mean = String.format(Locale.ROOT, ", mean rate %.2f", mean(rates));
    if (layer.isMap()) {
      svg.heatMap(x, MAPS_TOP, MAP, scaled(rates));
      caption(x, size(rates) + mean);
    } else {
      svg.grid(x, MAPS_TOP, MAP, MAP, scaled(rates));
      caption(x, rates.length + " neurons, " + rates[0].length + " steps" + mean);
    }
  }

  private void picture(int x, String name, String place, double peak) {
    double centre = x + MAP / 2.0;
    svg.text(centre, MAPS_TOP - 10, 12, "middle", INK, name);
    svg.text(centre, MAPS_TOP + MAP + 18, 11, "middle", FAINT, place);
    String brightest = String.format(Locale.ROOT, "peak %.2f", peak);
    svg.text(centre, MAPS_TOP + MAP + 50, 11, "middle", FAINT, brightest);
  }

  private void caption(int x, String text) {
    svg.text(x + MAP / 2.0, MAPS_TOP + MAP + 34, 11, "middle", FAINT, text);
  }

  private static String size(double[][] map) {
    return map.length + " x " + map[0].length;
  }

  private static double mean(double[][] values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).average().orElse(0);
  }

  private static double peak(double[][] values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).max().orElse(0);
  }

  private static double[][] scaled(double[][] values) {
    double peak = peak(values);
    return Arrays.stream(values)
        .map(row -> Arrays.stream(row).map(v -> peak <= 0 ? 0 : v / peak).toArray())
        .toArray(double[][]::new);
  }

  private void colours() {
    double y = MAPS_TOP + MAP + 66;
    svg.colourBar(MARGIN, y, MAP, 8);
    svg.text(MARGIN, y + 20, 10, "start", FAINT, "0");
    svg.text(MARGIN + MAP, y + 20, 10, "end", FAINT, "peak of each picture");
    svg.text(MARGIN + STEP, y + 8, 10, "start", FAINT, LEGEND);
  }

  private void scores(int x) {
    int[] scores = trace.scores();
    int highest = Math.max(0, Arrays.stream(scores).max().orElse(0));
    int lowest = Math.min(0, Arrays.stream(scores).min().orElse(0));
    double unit = (double) BAR / Math.max(1, highest - lowest);
    double zero = x - lowest * unit;
    double pitch = (double) MAP / scores.length;
    int best = Arrays.stream(scores).max().orElse(0);
    for (int i = 0; i < scores.length; i++) {
      double y = MAPS_TOP + i * pitch;
      boolean isBest = scores[i] == best;
      svg.text(x - 6, y + pitch * 0.75, 10, "end", isBest ? INK : FAINT, classes.get(i));
      double length = Math.abs(scores[i]) * unit;
      svg.box(scores[i] < 0 ? zero - length : zero, y + 1, length, pitch - 2, barColour(isBest, i));
      svg.text(x + BAR + 8, y + pitch * 0.75, 10, "start", FAINT, Integer.toString(scores[i]));
    }
    svg.box(zero - 0.5, MAPS_TOP, 1, MAP, FAINT);
    svg.text(x + BAR / 2.0, MAPS_TOP - 10, 12, "middle", INK, trace.meaning());
  }

  private String barColour(boolean best, int index) {
    if (!best) {
      return "#c8ccd0";
    }
    return trace.label() < 0 || trace.label() == index ? "#5aaa5a" : "#c05050";
  }
}
