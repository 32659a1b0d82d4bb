package org.firefly.network;

/** Zeros in front of the first and behind the last position of one axis. */
public record Padding1d(int before, int after) {
  /**
   * @throws NetworkException if a side is negative
   */
  public Padding1d {
    if (before < 0 || after < 0) {
      throw NetworkException.inField(
          "padding", "is negative; padding counts zeros and is at least 0");
    }
  }

  /** The same number of zeros on both sides. */
  public static Padding1d symmetric(int amount) {
    return new Padding1d(amount, amount);
  }

  /**
   * The padding that keeps the extent at stride 1: dilation * (kernel - 1) zeros, the odd one
   * behind (the rule of PyTorch's {@code padding="same"}).
   */
  public static Padding1d same(int kernel, int dilation) {
    int total = Math.multiplyExact(dilation, kernel - 1);
    return new Padding1d(total / 2, total - total / 2);
  }

  /** Whether both sides are equal. */
  public boolean isSymmetric() {
    return before == after;
  }
}
