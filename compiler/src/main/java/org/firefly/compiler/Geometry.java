package org.firefly.compiler;

import org.firefly.architecture.FeatureMap;

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

  /** A convolution that reads the whole map. */
  static Geometry of(
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

  /** Weights of the dense kernel, index order output channel, input channel, row, column. */
  public int weights() {
    return Math.multiplyExact(
        Math.multiplyExact(output.channels(), input.channels()), kernelSize());
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
