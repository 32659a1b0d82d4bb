package org.firefly.compiler.lower;

/**
 * A weighted layer in real numbers: a dense convolution with one bias per output channel.
 *
 * @param geometry shape
 * @param weights index order output channel, input channel, kernel row, kernel column
 * @param bias per output channel, added at every time step
 */
public record LinearMap(Geometry geometry, double[] weights, double[] bias) {

  /** This map with each output channel multiplied by a gain. */
  LinearMap scaledOutput(double[] gain) {
    double[] newWeights = weights.clone();
    double[] newBias = bias.clone();
    int perOutput = geometry.weightsPerOutput();
    for (int o = 0; o < newBias.length; o++) {
      for (int i = o * perOutput; i < (o + 1) * perOutput; i++) {
        newWeights[i] *= gain[o];
      }
      newBias[o] *= gain[o];
    }
    return new LinearMap(geometry, newWeights, newBias);
  }

  /** This map after a multiplication of each input channel with a factor. */
  LinearMap scaledInputChannels(double[] factors) {
    double[] newWeights = weights.clone();
    int plane = geometry.kernelSize();
    for (int i = 0; i < newWeights.length; i++) {
      newWeights[i] *= factors[i / plane % factors.length];
    }
    return new LinearMap(geometry, newWeights, bias);
  }

  /** This map after a multiplication of each input neuron, for a kernel that covers the input. */
  LinearMap scaledInputs(double[] factors) {
    double[] newWeights = weights.clone();
    for (int i = 0; i < newWeights.length; i++) {
      newWeights[i] *= factors[i % factors.length];
    }
    return new LinearMap(geometry, newWeights, bias);
  }

  /**
   * The same function with strides that agree where an axis has one output only, and with a kernel
   * that covers the map, without padding, where there is one output position.
   */
  LinearMap normalised() {
    Geometry g = geometry;
    if (g.output().positions() == 1 && !g.coversInput()) {
      return covering();
    }
    int strideY = g.output().height() == 1 ? g.strideX() : g.strideY();
    int strideX = g.output().width() == 1 ? strideY : g.strideX();
    if (g.output().positions() == 1) {
      strideY = 1;
      strideX = 1;
    }
    return new LinearMap(withStride(g, strideY, strideX), weights, bias);
  }

  private static Geometry withStride(Geometry g, int strideY, int strideX) {
    return new Geometry(
        g.input(),
        g.output(),
        g.kernelHeight(),
        g.kernelWidth(),
        strideY,
        strideX,
        g.paddingTop(),
        g.paddingLeft(),
        g.validHeight(),
        g.validWidth());
  }

  private LinearMap covering() {
    Geometry g = geometry;
    int height = g.input().height();
    int width = g.input().width();
    Geometry whole = Geometry.of(g.input(), g.output(), height, width, 1, 1, 0, 0);
    double[] covering = new double[whole.weights()];
    int rows = Math.min(g.validHeight(), g.kernelHeight() - g.paddingTop());
    int columns = Math.min(g.validWidth(), g.kernelWidth() - g.paddingLeft());
    int planes = columns > 0 ? g.output().channels() * g.input().channels() : 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int y = 0; y < rows; y++) {
        int from = plane * g.kernelSize() + (y + g.paddingTop()) * g.kernelWidth();
        int to = (plane * height + y) * width;
        System.arraycopy(weights, from + g.paddingLeft(), covering, to, columns);
      }
    }
    return new LinearMap(whole, covering, bias);
  }
}
