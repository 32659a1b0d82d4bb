package org.firefly.cli.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.firefly.events.SensorSize;
import org.firefly.files.OutputFile;
import org.firefly.host.file.HostException;

/** Frames of events as pictures: brighter is orange, darker is blue, on black. */
public final class EventPicture implements AutoCloseable {
  private static final int[] BRIGHTER = {255, 150, 40};
  private static final int[] DARKER = {70, 140, 255};
  private static final int LEAST_SIDE = 256;

  /** Display time of a frame of an animation, in hundredths of a second. */
  private static final int DELAY = 10;

  private final Path file;
  private final GifAnimation gif;

  /**
   * Begins an animation.
   *
   * @throws HostException if the name does not end in .gif
   * @throws IOException if the file cannot be made
   */
  public EventPicture(Path file) throws IOException {
    requireSuffix(file, ".gif");
    this.file = file;
    gif = new GifAnimation(file, DELAY);
  }

  /**
   * Writes a single picture.
   *
   * @param counts events per pixel, index order polarity, y, x
   * @param channels 2, or 1 for merged polarities
   * @throws HostException if the name does not end in .png
   */
  public static void write(int[] counts, int channels, SensorSize size, Path file)
      throws IOException {
    requireSuffix(file, ".png");
    try (OutputFile whole = new OutputFile(file)) {
      ImageIO.write(picture(counts, channels, size), "png", whole.temporary().toFile());
      whole.finish();
    }
  }

  /** Adds a frame to the animation; parameters as for {@link #write}. */
  public void add(int[] counts, int channels, SensorSize size) throws IOException {
    gif.add(picture(counts, channels, size));
  }

  /** Gives the animation its name. */
  public void finish() throws IOException {
    if (gif.isEmpty()) {
      throw new HostException("There are no frames for " + file + "; the recording is empty.");
    }
    gif.finish();
  }

  @Override
  public void close() throws IOException {
    gif.close();
  }

  private static BufferedImage picture(int[] counts, int channels, SensorSize size) {
    int pixels = size.width() * size.height();
    int scale = Math.max(1, LEAST_SIDE / Math.max(size.width(), size.height()));
    int largest = 1;
    for (int count : counts) {
      largest = Math.max(largest, count);
    }
    BufferedImage picture =
        new BufferedImage(size.width() * scale, size.height() * scale, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int at = y / scale * size.width() + x / scale;
        int brighter = counts[(channels - 1) * pixels + at];
        int darker = channels == 1 ? 0 : counts[at];
        picture.setRGB(x, y, colour(share(brighter, largest), share(darker, largest)));
      }
    }
    return picture;
  }

  /** The root keeps single events visible beside pixels with many. */
  private static double share(int count, int largest) {
    return Math.sqrt((double) count / largest);
  }

  private static int colour(double brighter, double darker) {
    int rgb = 0;
    for (int i = 0; i < BRIGHTER.length; i++) {
      int value = (int) Math.round(brighter * BRIGHTER[i] + darker * DARKER[i]);
      rgb = rgb << 8 | Math.min(255, value);
    }
    return rgb;
  }

  private static void requireSuffix(Path file, String suffix) {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(suffix)) {
      throw new HostException("%s should end in %s.".formatted(file, suffix));
    }
  }
}
