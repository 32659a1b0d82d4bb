package org.firefly.cli.stream;

/**
 * Counts times in classes that are at most 1/64 of their value wide, so that a stream may last for
 * ever. Not for use by several threads.
 */
final class Latencies {
  /** Classes per power of two. */
  private static final int SUB_BITS = 6;

  private final long[] counts = new long[Long.SIZE << SUB_BITS];
  private long total;
  private long largest;

  /**
   * @param micros at least 0
   */
  void add(long micros) {
    counts[classOf(micros)]++;
    total++;
    largest = Math.max(largest, micros);
  }

  long largest() {
    return largest;
  }

  /**
   * The least upper bound of classes that hold a share of the times, but not more than the largest.
   *
   * @param share 0 to 1
   */
  long quantile(double share) {
    long wanted = (long) Math.ceil(share * total);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        return Math.min(largest, upper(i));
      }
    }
    return 0;
  }

  private static int classOf(long micros) {
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(micros) - SUB_BITS - 1);
    return (shift << SUB_BITS) + (int) (micros >> shift);
  }

  private static long upper(int place) {
    int shift = Math.max(0, (place >> SUB_BITS) - 1);
    long mantissa = place - ((long) shift << SUB_BITS);
    return (mantissa + 1 << shift) - 1;
  }
}
