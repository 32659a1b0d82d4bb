package org.firefly.cli.picture;

/** What a picture is drawn on; lengths are in pixels. */
abstract class Canvas {
  private static final int BAR_STEPS = 28;

  /** Text whose baseline starts, centres or ends ({@code anchor}) at (x, y). */
  abstract void text(double x, double y, int size, String anchor, String colour, String text);

  /** A filled rectangle. */
  abstract void box(double x, double y, double width, double height, String colour);

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
}
