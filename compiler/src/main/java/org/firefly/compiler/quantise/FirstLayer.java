package org.firefly.compiler.quantise;

import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.lower.Stage;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.CompilerOptions;

/** The layer that the host computes, and the range of its integer input. */
public final class FirstLayer {
  public static final int MEMBRANE_BITS = 32;
  private static final int LARGEST_INPUT = Short.MAX_VALUE;

  private FirstLayer() {}

  /**
   * The host's part of a program.
   *
   * @throws CompilerException if the host cannot compute the layer
   */
  public static HostEncoding encoding(QuantisedLayer layer, double inputScale, SpikeLayout output) {
    Geometry g = layer.geometry();
    return new HostEncoding.FirstLayer(
        layer.name(),
        g.input(),
        inputScale,
        g.output(),
        g.kernelHeight(),
        g.kernelWidth(),
        g.strideY(),
        g.paddingTop(),
        g.paddingLeft(),
        layer.weights(),
        layer.bias(),
        layer.threshold(),
        layer.neuron(),
        layer.pool(),
        output);
  }

  /** Refuses what the host's loops do not do. */
  public static void check(Stage stage) {
    Geometry g = stage.foldedMap().geometry();
    if (stage.isReadout()) {
      throw new CompilerException(
          stage.name(),
          "the first layer has no spiking neurons, so nothing is left for the accelerator",
          "add a spiking neuron and further layers, or use spikes as input");
    }
    if (g.strideY() != g.strideX()) {
      throw new CompilerException(
          stage.name(), "its strides differ between rows and columns", "use one stride");
    }
    int lastRow = g.strideY() * (g.output().height() - 1) - g.paddingTop() + g.kernelHeight();
    int lastColumn = g.strideX() * (g.output().width() - 1) - g.paddingLeft() + g.kernelWidth();
    if (Math.min(lastRow, g.input().height()) > g.validHeight()
        || Math.min(lastColumn, g.input().width()) > g.validWidth()) {
      throw new CompilerException(
          stage.name(),
          "the pool in front of it drops rows or columns that its padding would read",
          "use an input of even size");
    }
  }

  /**
   * Input scale so that {@code maximum} becomes the largest integer of at most 16 bits with which
   * 32-bit membranes cannot overflow in T steps.
   */
  public static double scale(Stage stage, double maximum, int timeSteps) {
    long perStep = 127L * stage.map().geometry().weightsPerOutput() * timeSteps;
    long largest = Math.min(LARGEST_INPUT, (1L << (MEMBRANE_BITS - 2)) / perStep);
    return maximum / Math.max(1, largest);
  }

  /** Largest threshold and bias with which biases alone leave room for the inputs in T steps. */
  public static long largestThreshold(int timeSteps) {
    return (1L << (MEMBRANE_BITS - 3)) / timeSteps;
  }

  /** Largest magnitude of a quantised input. */
  public static long largestInput(CompilerOptions options, double inputScale) {
    double largest = options.inputMaximum().orElse(Double.POSITIVE_INFINITY) / inputScale;
    return (long) Math.min(LARGEST_INPUT + 1.0, Math.rint(largest));
  }
}
