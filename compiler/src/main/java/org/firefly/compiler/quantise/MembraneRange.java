package org.firefly.compiler.quantise;

/**
 * Values that the membranes of a layer, with all intermediate sums, may take.
 *
 * @param min smallest
 * @param max largest
 */
public record MembraneRange(long min, long max) {
  static MembraneRange of(Interval integers) {
    return new MembraneRange((long) Math.floor(integers.low()), (long) Math.ceil(integers.high()));
  }

  /** Whether two's complement numbers of the given width hold the range. */
  public boolean fits(int bits) {
    long limit = 1L << (bits - 1);
    return min >= -limit && max < limit;
  }

  /** The smallest range that holds both. */
  public MembraneRange union(MembraneRange other) {
    return new MembraneRange(Math.min(min, other.min), Math.max(max, other.max));
  }

  @Override
  public String toString() {
    return min + " to " + max;
  }
}
