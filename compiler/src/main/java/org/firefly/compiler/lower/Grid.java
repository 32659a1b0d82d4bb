package org.firefly.compiler.lower;

import java.util.List;

/**
 * How windows move over the maps of all sources of a layer, which must be alike, since a layer has
 * one geometry.
 *
 * @param height rows of each map
 * @param width columns of each map
 * @param strideY rows from window to window
 * @param strideX columns from window to window
 */
record Grid(int height, int width, int strideY, int strideX) {

  /** The grid of some maps: their stride if they share one, and the largest extent. */
  static Grid of(List<LinearMap> maps) {
    Geometry first = maps.get(0).geometry();
    boolean rows = maps.stream().allMatch(m -> m.geometry().strideY() == first.strideY());
    boolean columns = maps.stream().allMatch(m -> m.geometry().strideX() == first.strideX());
    int strideY = rows && columns ? first.strideY() : 1;
    int strideX = rows && columns ? first.strideX() : 1;
    int height = 1;
    int width = 1;
    for (LinearMap map : maps) {
      Geometry g = map.geometry();
      height = Math.max(height, extent(g.validHeight(), g.strideY(), strideY));
      width = Math.max(width, extent(g.validWidth(), g.strideX(), strideX));
    }
    return new Grid(height, width, strideY, strideX);
  }

  /** Rows or columns of a map, or of one of the maps that a stride divides it into. */
  private static int extent(int valid, int stride, int target) {
    return stride == target ? valid : (valid + stride - 1) / stride;
  }

  /** Whether a map lies on the grid as it is. */
  boolean holds(LinearMap map) {
    Geometry g = map.geometry();
    return g.strideY() == strideY
        && g.strideX() == strideX
        && g.input().height() == height
        && g.input().width() == width
        && g.validHeight() == height
        && g.validWidth() == width;
  }
}
