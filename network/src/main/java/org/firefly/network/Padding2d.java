package org.firefly.network;

/** Zeros above, left of, below and right of a map. */
public record Padding2d(int top, int left, int bottom, int right) {
  /**
   * @throws NetworkException if a side is negative
   */
  public Padding2d {
    if (Math.min(Math.min(top, left), Math.min(bottom, right)) < 0) {
      throw NetworkException.inField(
          "padding", "is negative; padding counts zeros and is at least 0");
    }
  }

  /** {@code height} zeros above and below, {@code width} zeros left and right. */
  public static Padding2d symmetric(int height, int width) {
    return new Padding2d(height, width, height, width);
  }

  /** The padding that keeps the map's size at stride 1, see {@link Padding1d#same}. */
  public static Padding2d same(Size2d kernel, Size2d dilation) {
    Padding1d vertical = Padding1d.same(kernel.height(), dilation.height());
    Padding1d horizontal = Padding1d.same(kernel.width(), dilation.width());
    return new Padding2d(
        vertical.before(), horizontal.before(), vertical.after(), horizontal.after());
  }

  /** Whether opposite sides are equal, so that two integers describe it. */
  public boolean isSymmetric() {
    return top == bottom && left == right;
  }
}
