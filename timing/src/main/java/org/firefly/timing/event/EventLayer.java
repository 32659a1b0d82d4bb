package org.firefly.timing.event;

import org.firefly.architecture.program.FeatureMap;

/**
 * A convolution as the event engine sees it; a fully connected layer has a kernel as large as its
 * input.
 *
 * @param input map of the inputs
 * @param output map of the neurons, before pooling
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param stride of the window, both ways
 * @param padding rows above and columns left of the input that the first window sees
 */
public record EventLayer(
    FeatureMap input,
    FeatureMap output,
    int kernelHeight,
    int kernelWidth,
    int stride,
    int padding) {

  /** A 3x3 convolution of stride 1 that keeps the size of its map. */
  public static EventLayer convolution3x3(FeatureMap input, int outputs) {
    return new EventLayer(
        input, new FeatureMap(outputs, input.height(), input.width()), 3, 3, 1, 1);
  }

  /** A fully connected layer. */
  public static EventLayer fullyConnected(FeatureMap input, int outputs) {
    return new EventLayer(
        input, new FeatureMap(outputs, 1, 1), input.height(), input.width(), 1, 0);
  }

  /** Taps of the kernel. */
  public int taps() {
    return kernelHeight * kernelWidth;
  }

  /** Multiplications and additions of T time steps if every input fired: two for each weight. */
  public long denseOperations(int timeSteps) {
    return 2L * input.channels() * taps() * output.size() * timeSteps;
  }
}
