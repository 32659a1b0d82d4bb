package org.firefly.compiler.lower;

import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.options.CompilerException;

/**
 * Shape of a dense convolution; every weighted layer is one. A fully connected layer on CxHxW is a
 * convolution whose kernel covers the map. Output (y, x) sees input rows {@code strideY y -
 * paddingTop} to {@code ... + kernelHeight - 1}, columns likewise; rows from {@code validHeight}
 * and columns from {@code validWidth} on read as zero.
 *
 * @param input map that is read
 * @param output map before pooling
 * @param kernelHeight kernel rows
 * @param kernelWidth kernel columns
 * @param strideY input rows from output row to output row
 * @param strideX input columns from output column to output column
 * @param paddingTop zero rows above the map
 * @param paddingLeft zero columns left of the map
 * @param validHeight input rows that count; fewer than the map has where a folded pool drops some
 * @param validWidth input columns that count
 */
public record Geometry(
    FeatureMap input,
    FeatureMap output,
    int kernelHeight,
    int kernelWidth,
    int strideY,
    int strideX,
    int paddingTop,
    int paddingLeft,
    int validHeight,
    int validWidth) {
  private static final int MAX_WEIGHTS = 1 << 28;

  /** A convolution that reads the whole map. */
  public static Geometry of(
      FeatureMap input,
      FeatureMap output,
      int kernelHeight,
      int kernelWidth,
      int strideY,
      int strideX,
      int paddingTop,
      int paddingLeft) {
    return new Geometry(
        input,
        output,
        kernelHeight,
        kernelWidth,
        strideY,
        strideX,
        paddingTop,
        paddingLeft,
        input.height(),
        input.width());
  }

  /** Weights of one kernel plane: kernelHeight x kernelWidth. */
  public int kernelSize() {
    return kernelHeight * kernelWidth;
  }

  /**
   * Weights of the dense kernel, index order output channel, input channel, row, column.
   *
   * @throws CompilerException if they are more than the compiler keeps in memory
   */
  public int weights() {
    long weights = (long) output.channels() * input.channels() * kernelHeight * kernelWidth;
    if (weights > MAX_WEIGHTS) {
      throw new CompilerException(
          "",
          "the dense kernel from "
              + input
              + " to "
              + output
              + " has "
              + weights
              + " weights, more"
              + " than "
              + MAX_WEIGHTS,
          "split the layer or use fewer channels");
    }
    return (int) weights;
  }

  /** Weights of one output channel. */
  public int weightsPerOutput() {
    return input.channels() * kernelSize();
  }

  /** Whether the kernel is laid on the whole map once, so that its weights are one per neuron. */
  public boolean coversInput() {
    return output.positions() == 1
        && paddingTop == 0
        && paddingLeft == 0
        && kernelHeight == input.height()
        && kernelWidth == input.width();
  }
}
