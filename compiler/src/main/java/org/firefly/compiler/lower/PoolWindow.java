package org.firefly.compiler.lower;

import org.firefly.network.Node;
import org.firefly.network.Size2d;

/**
 * A sum or average over a window per channel. The zeros of the padding count in an average.
 *
 * @param kernel rows and columns of the window
 * @param stride rows and columns from window to window
 * @param padding zeros on each side
 * @param factor what the sum is multiplied with: 1, or 1 / window size for an average
 */
record PoolWindow(Size2d kernel, Size2d stride, Size2d padding, double factor) {

  /** The pool of a node. */
  static PoolWindow of(Node node) {
    if (node instanceof Node.SumPool2d pool) {
      return new PoolWindow(pool.kernelSize(), pool.stride(), pool.padding(), 1.0);
    }
    Node.AvgPool2d pool = (Node.AvgPool2d) node;
    Size2d size = pool.kernelSize();
    return new PoolWindow(
        size, pool.stride(), pool.padding(), 1.0 / (size.height() * size.width()));
  }

  /** Whether windows neither overlap nor leave gaps nor reach outside. */
  boolean isPartition() {
    return kernel.equals(stride) && padding.equals(Size2d.square(0));
  }

  /** Whether it is the 2x2 window with stride 2 that the accelerator pools with. */
  boolean isTwoByTwo() {
    return isPartition() && kernel.equals(Size2d.square(2));
  }
}
