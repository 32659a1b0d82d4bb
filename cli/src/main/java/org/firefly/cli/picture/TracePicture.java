package org.firefly.cli.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.firefly.files.OutputFile;

/**
 * Draws a trace: the sample, the firing rates of each map, the spikes of each vector, and the
 * scores.
 */
public final class TracePicture {
  private static final int MARGIN = 20;
  private static final int MAP = 140;
  private static final int STEP = MAP + 24;
  private static final int MAPS_TOP = 64;
  private static final int HEIGHT = MAPS_TOP + MAP + 96;
  private static final int NAMES = 70;
  private static final int BAR = 120;
  private static final int VALUES = 70;
  private static final String LEGEND =
      "maps: spikes per time step, mean of the channels; rasters: a row per neuron or channel, a column"
          + " per time step; each bar says what the colours above it mean";
  private static final String INK = "#202830";
  private static final String FAINT = "#687078";

  /** Display time of a time step, in hundredths of a second. */
  private static final int DELAY = 50;

  private final Trace trace;
  private final List<String> classes;
  private final boolean rasters;

  /** The only time step that is shown; if empty, all of them. */
  private final OptionalInt step;

  private final Canvas canvas;

  private TracePicture(
      Trace trace, List<String> classes, boolean rasters, OptionalInt step, Canvas canvas) {
    this.trace = trace;
    this.classes = classes;
    this.rasters = rasters;
    this.step = step;
    this.canvas = canvas;
  }

  /**
   * The picture as an SVG document.
   *
   * @param classes names of the classes, in order
   * @param rasters whether maps are rasters too, a row per channel
   */
  public static String draw(Trace trace, List<String> classes, String title, boolean rasters) {
    Svg svg = new Svg();
    new TracePicture(trace, classes, rasters, OptionalInt.empty(), svg).draw(title);
    return svg.document(width(trace), HEIGHT);
  }

  /** Writes the picture as a PNG file; parameters as for {@link #draw}. */
  public static void writePng(
      Trace trace, List<String> classes, String title, boolean rasters, Path file)
      throws IOException {
    try (OutputFile whole = new OutputFile(file)) {
      ImageIO.write(
          image(trace, classes, title, rasters, OptionalInt.empty()),
          "png",
          whole.temporary().toFile());
      whole.finish();
    }
  }

  /** Writes a picture of each time step as an animation; parameters as for {@link #draw}. */
  public static void writeGif(
      Trace trace, List<String> classes, String title, boolean rasters, Path file)
      throws IOException {
    int steps = trace.layers().stream().mapToInt(Trace.Layer::steps).max().orElse(1);
    try (GifAnimation gif = new GifAnimation(file, DELAY)) {
      for (int t = 0; t < steps; t++) {
        String at = String.format(Locale.ROOT, "%s; time step %d of %d", title, t + 1, steps);
        gif.add(image(trace, classes, at, rasters, OptionalInt.of(t)));
      }
      gif.finish();
    }
  }

  private static BufferedImage image(
      Trace trace, List<String> classes, String title, boolean rasters, OptionalInt step) {
    Bitmap bitmap = new Bitmap(width(trace), HEIGHT);
    new TracePicture(trace, classes, rasters, step, bitmap).draw(title);
    return bitmap.image();
  }

  private static int width(Trace trace) {
    return MARGIN + (trace.layers().size() + 1) * STEP + NAMES + BAR + VALUES;
  }

  private void draw(String title) {
    canvas.text(MARGIN, 30, 16, "start", INK, title);
    int x = MARGIN;
    input(x);
    for (Trace.Layer layer : trace.layers()) {
      x += STEP;
      layer(x, layer);
    }
    canvas.text(MARGIN, HEIGHT - 10, 10, "start", FAINT, LEGEND);
    scores(x + STEP + NAMES);
  }

  private void input(int x) {
    double[][] map = shown(trace.input());
    picture(x, trace.input(), peak(map));
    canvas.heatMap(x, MAPS_TOP, MAP, scaled(map, peak(map)));
    caption(x, size(map));
  }

  private void layer(int x, Trace.Layer layer) {
    boolean isMap = layer.isMap() && !rasters;
    double[][] values = isMap ? shown(layer) : upToStep(layer.raster());
    // All frames of an animation share a scale, so that colours can be compared.
    double peak = isMap && step.isPresent() ? peakOf(layer.maps()) : peak(values);
    picture(x, layer, peak);
    String mean = String.format(Locale.ROOT, ", mean rate %.2f", mean(layer.raster()));
    if (isMap) {
      canvas.heatMap(x, MAPS_TOP, MAP, scaled(values, peak));
      caption(x, size(values) + mean);
    } else {
      canvas.grid(x, MAPS_TOP, MAP, MAP, scaled(values, peak));
      String rows = layer.isMap() ? " channels, " : " neurons, ";
      caption(x, values.length + rows + values[0].length + " steps" + mean);
    }
  }

  /** The map of the step, or the mean of all steps. */
  private double[][] shown(Trace.Layer layer) {
    if (step.isPresent()) {
      return layer.maps()[Math.min(step.getAsInt(), layer.steps() - 1)];
    }
    double[][] sum = new double[layer.maps()[0].length][layer.maps()[0][0].length];
    for (double[][] map : layer.maps()) {
      for (int y = 0; y < sum.length; y++) {
        for (int x = 0; x < sum[y].length; x++) {
          sum[y][x] += map[y][x] / layer.steps();
        }
      }
    }
    return sum;
  }

  private double[][] upToStep(double[][] raster) {
    int last = step.orElse(Integer.MAX_VALUE);
    double[][] seen = new double[raster.length][];
    for (int row = 0; row < raster.length; row++) {
      seen[row] = raster[row].clone();
      for (int t = 0; t < seen[row].length; t++) {
        seen[row][t] = t > last ? 0 : seen[row][t];
      }
    }
    return seen;
  }

  private void picture(int x, Trace.Layer layer, double peak) {
    double centre = x + MAP / 2.0;
    canvas.text(centre, MAPS_TOP - 10, 12, "middle", INK, layer.name());
    canvas.text(centre, MAPS_TOP + MAP + 18, 11, "middle", FAINT, layer.place());
    double y = MAPS_TOP + MAP + 44;
    canvas.colourBar(x, y, MAP, 8);
    canvas.text(x, y + 20, 10, "start", FAINT, "0");
    canvas.text(x + MAP, y + 20, 10, "end", FAINT, String.format(Locale.ROOT, "%.2f", peak));
  }

  private void caption(int x, String text) {
    canvas.text(x + MAP / 2.0, MAPS_TOP + MAP + 34, 11, "middle", FAINT, text);
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

  private static double peakOf(double[][][] maps) {
    return Arrays.stream(maps).mapToDouble(TracePicture::peak).max().orElse(0);
  }

  private static double[][] scaled(double[][] values, double peak) {
    return Arrays.stream(values)
        .map(row -> Arrays.stream(row).map(v -> peak <= 0 ? 0 : v / peak).toArray())
        .toArray(double[][]::new);
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
      canvas.text(x - 6, y + pitch * 0.75, 10, "end", isBest ? INK : FAINT, classes.get(i));
      double length = Math.abs(scores[i]) * unit;
      canvas.box(
          scores[i] < 0 ? zero - length : zero, y + 1, length, pitch - 2, barColour(isBest, i));
      canvas.text(x + BAR + 8, y + pitch * 0.75, 10, "start", FAINT, Integer.toString(scores[i]));
    }
    canvas.box(zero - 0.5, MAPS_TOP, 1, MAP, FAINT);
    canvas.text(x + BAR / 2.0, MAPS_TOP - 10, 12, "middle", INK, trace.meaning());
  }

  private String barColour(boolean best, int index) {
    if (!best) {
      return "#c8ccd0";
    }
    return trace.label() < 0 || trace.label() == index ? "#5aaa5a" : "#c05050";
  }
}
