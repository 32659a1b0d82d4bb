package org.firefly.testing.random;

/**
 * Where a window stands.
 *
 * @param y rows from the strided position, -16 to 15
 * @param x columns from the strided position, -16 to 15
 */
record WindowOffset(int y, int x) {
  static final WindowOffset NATIVE = new WindowOffset(-1, -1);
  static final WindowOffset ZERO = new WindowOffset(0, 0);
}
