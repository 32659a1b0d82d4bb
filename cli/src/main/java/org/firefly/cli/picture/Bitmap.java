package org.firefly.cli.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A picture of pixels, twice as fine as its lengths say. */
final class Bitmap extends Canvas {
  private static final int SCALE = 2;

  private final BufferedImage image;
  private final Graphics2D graphics;

  /** A white picture. */
  Bitmap(int width, int height) {
    image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    box(0, 0, width, height, "#ffffff");
  }

  @Override
  void text(double x, double y, int size, String anchor, String colour, String text) {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
    graphics.setColor(Color.decode(colour));
    double width = graphics.getFontMetrics().stringWidth(text);
    double shift =
        switch (anchor) {
          case "middle" -> width / 2;
          case "end" -> width;
          default -> 0;
        };
    graphics.drawString(text, (float) (x - shift), (float) y);
  }

  @Override
  void box(double x, double y, double width, double height, String colour) {
    graphics.setColor(Color.decode(colour));
    graphics.fill(new Rectangle2D.Double(x, y, width, height));
  }

  /** What was drawn. */
  BufferedImage image() {
    graphics.dispose();
    return image;
  }
}
