package org.firefly.network;

/** A height and a width, in positions: kernel, stride, dilation, symmetric padding or map size. */
public record Size2d(int height, int width) {
  /** The same extent on both axes. */
  public static Size2d square(int extent) {
    return new Size2d(extent, extent);
  }

  @Override
  public String toString() {
    return "(" + height + "," + width + ")";
  }
}
