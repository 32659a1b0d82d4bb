package org.firefly.host.samples;

import java.util.Optional;
import java.util.OptionalDouble;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.InputBits;
import org.firefly.host.file.HostException;

/** Grey images of unsigned bytes, read as currents from 0 to 1 where nobody says otherwise. */
final class ImageSource implements CurrentSource {
  /** Current of one step of a pixel's value. */
  static final double SCALE = 1.0 / 255;

  private final byte[] pixels;
  private final FeatureMap map;
  private final int count;
  private final double step;

  /**
   * Images one behind the other.
   *
   * @param pixels unsigned, index order sample, y, x; not copied
   * @param count samples
   * @param height rows
   * @param width columns
   */
  ImageSource(byte[] pixels, int count, int height, int width) {
    this(pixels, count, new FeatureMap(1, height, width), SCALE);
    if ((long) count * map.size() != pixels.length) {
      throw new HostException(
          pixels.length + " bytes are not " + count + " images of " + map + " pixels.");
    }
  }

  private ImageSource(byte[] pixels, int count, FeatureMap map, double step) {
    this.pixels = pixels;
    this.count = count;
    this.map = map;
    this.step = step;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public FeatureMap map() {
    return map;
  }

  @Override
  public OptionalDouble step() {
    return OptionalDouble.of(step);
  }

  @Override
  public ImageSource inSteps(double size) {
    return new ImageSource(pixels, count, map, size);
  }

  @Override
  public Optional<InputBits> bits() {
    return Optional.of(InputBits.PIXELS);
  }

  @Override
  public boolean copyBytes(int sample, double size, byte[] target) {
    if (size == step) {
      System.arraycopy(pixels, sample * map.size(), target, 0, map.size());
    }
    return size == step;
  }

  @Override
  public void read(int sample, double[] target) {
    int from = sample * map.size();
    for (int i = 0; i < map.size(); i++) {
      target[i] = Byte.toUnsignedInt(pixels[from + i]) * step;
    }
  }
}
