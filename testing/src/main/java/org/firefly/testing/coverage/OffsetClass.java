package org.firefly.testing.coverage;

/** How far a window stands from the position that it belongs to. */
public enum OffsetClass {
  /** Packed layers have no window. */
  NONE,
  /** (-1, -1): the 3x3 convolution with padding 1. */
  NATIVE,
  /** Another offset of less than eight rows and columns, of which one is negative. */
  NEGATIVE,
  /** No rows or columns back, and fewer than eight ahead. */
  POSITIVE,
  /** Eight or more rows or columns away. */
  FAR;

  /** Rows or columns from which on an offset is far. */
  public static final int FAR_FROM = 8;

  /** The class of a window's offset. */
  public static OffsetClass of(int offsetY, int offsetX) {
    if (offsetY == -1 && offsetX == -1) {
      return NATIVE;
    }
    if (Math.max(Math.abs(offsetY), Math.abs(offsetX)) >= FAR_FROM) {
      return FAR;
    }
    return offsetY < 0 || offsetX < 0 ? NEGATIVE : POSITIVE;
  }
}
