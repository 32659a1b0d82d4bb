package org.firefly.cli.picture;

import java.util.Locale;

/** Collects the elements of an SVG picture; lengths are in pixels. */
final class Svg extends Canvas {
  private final StringBuilder elements = new StringBuilder();

  @Override
  void text(double x, double y, int size, String anchor, String colour, String text) {
    add(
        "<text x='%.1f' y='%.1f' font-size='%d' text-anchor='%s' fill='%s'>%s</text>",
        x, y, size, anchor, colour, escaped(text));
  }

  @Override
  void box(double x, double y, double width, double height, String colour) {
    add(
        "<rect x='%.1f' y='%.1f' width='%.2f' height='%.2f' fill='%s'/>",
        x, y, width, height, colour);
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
