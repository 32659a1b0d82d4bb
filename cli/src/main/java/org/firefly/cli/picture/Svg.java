package org.firefly.cli.picture;

import java.util.Locale;

/** Collects the elements of an SVG picture; lengths are in pixels. */
final class Svg {
  private static final int BAR_STEPS = 28;

  private final StringBuilder elements = new StringBuilder();

  /** Text whose baseline starts, centres or ends ({@code anchor}) at (x, y). */
  void text(double x, double y, int size, String anchor, String colour, String text) {
    add(
        "<text x='%.1f' y='%.1f' font-size='%d' text-anchor='%s' fill='%s'>%s</text>",
        x, y, size, anchor, colour, escaped(text));
  }

  /** A filled rectangle. */
  void box(double x, double y, double width, double height, String colour) {
    add(
        "<rect x='%.1f' y='%.1f' width='%.2f' height='%.2f' fill='%s'/>",
        x, y, width, height, colour);
  }

  /** Values from 0 to 1 in square cells within a square of {@code side} pixels, dark to bright. */
  void heatMap(double x, double y, double side, double[][] values) {
    double cell = side / Math.max(values.length, values[0].length);
    grid(x, y, cell * values[0].length, cell * values.length, values);
  }

  /** Values from 0 to 1, row by row, in cells that fill a rectangle, dark to bright. */
  void grid(double x, double y, double width, double height, double[][] values) {
    double cellWidth = width / values[0].length;
    double cellHeight = height / values.length;
    box(x, y, width, height, Palette.colour(0));
    for (int row = 0; row < values.length; row++) {
      for (int column = 0; column < values[row].length; column++) {
        if (values[row][column] > 0) {
          String colour = Palette.colour(values[row][column]);
          // A little overlap hides the seams that renderers leave between neighbours.
          box(
              x + column * cellWidth,
              y + row * cellHeight,
              cellWidth + 0.2,
              cellHeight + 0.2,
              colour);
        }
      }
    }
  }

  /** What the colours mean, from 0 at the left to 1 at the right. */
  void colourBar(double x, double y, double width, double height) {
    double[][] values = new double[1][BAR_STEPS];
    for (int i = 0; i < BAR_STEPS; i++) {
      values[0][i] = i / (BAR_STEPS - 1.0);
    }
    grid(x, y, width, height, values);
  }

  private void add(String format, Object... arguments) {
    elements.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The whole picture on a white ground. */
  String document(int width, int height) {
    return String.format(
            Locale.ROOT,
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d'"
                + " font-family='sans-serif'>%n<rect width='%d' height='%d' fill='white'/>%n",
            width,
            height,
            width,
            height,
            width,
            height)
        + elements
        + "</svg>\n";
  }
}
