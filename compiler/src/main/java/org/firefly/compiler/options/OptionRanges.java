package org.firefly.compiler.options;

/** Refuses options that are out of range. */
final class OptionRanges {
  private OptionRanges() {}

  /**
   * @throws CompilerException if a number is not 1 to the largest
   */
  static void count(String what, int value, int largest) {
    between(what, value, 1, largest);
  }

  /**
   * @throws CompilerException if a number is not the least to the largest
   */
  static void between(String what, int value, int least, int largest) {
    if (value < least || value > largest) {
      throw new CompilerException(
          "", what + " is " + value, "choose one from " + least + " to " + largest);
    }
  }

  /**
   * @throws CompilerException if a value is not finite and above 0
   */
  static void positive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new CompilerException("", what + " is " + value, "choose a finite value above 0");
    }
  }
}
