package org.firefly.compiler.options;

/** Refuses options that are out of range. */
final class OptionRanges {
  private OptionRanges() {}

  /**
   * @throws CompilerException if a number is not 1 to {@link CompilerOptions#MAX_STEPS}
   */
  static void steps(String what, int value) {
    if (value < 1 || value > CompilerOptions.MAX_STEPS) {
      throw new CompilerException(
          "", what + " is " + value, "choose one from 1 to " + CompilerOptions.MAX_STEPS);
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
