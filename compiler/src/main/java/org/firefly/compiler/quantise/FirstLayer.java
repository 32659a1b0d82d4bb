package org.firefly.compiler.quantise;

import java.util.Optional;
import java.util.OptionalDouble;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.InputBits;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.lower.Stage;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Settings;

/** The layer that meets numbers rather than spikes, and the range of those. */
final class FirstLayer {
  private static final int WEIGHT_BITS = Byte.SIZE;
  private static final int LARGEST_INPUT = Short.MAX_VALUE;
  private static final int LEAST_INPUT = 255;

  private FirstLayer() {}

  /** The host's part of a program. */
  static HostEncoding encoding(
      QuantisedLayer layer, Numbers numbers, boolean constant, SpikeLayout output) {
    Geometry g = layer.geometry();
    return new HostEncoding.FirstLayer(
        layer.name(),
        g.input(),
        numbers.inputScale(),
        g.output(),
        g.kernelHeight(),
        g.kernelWidth(),
        g.strideY(),
        g.paddingTop(),
        g.paddingLeft(),
        layer.weights(),
        layer.constants(),
        layer.neuron(),
        numbers.membraneBits(),
        layer.pool(),
        constant,
        output);
  }

  /**
   * Where numbers of few bits come in, what the accelerator computes with, on the host too, so that
   * both places give the same spikes; else 32-bit membranes in steps of the input's scale.
   *
   * @throws CompilerException if nothing says the scale
   */
  static Numbers numbers(Stage stage, Settings settings) {
    double scale = inputScale(stage, settings);
    Optional<InputBits> bits = settings.options().input().bits();
    if (bits.isPresent()) {
      CompilerOptions options = settings.options();
      return Numbers.ofPlanes(options.accelerator(), options.weightBits(), scale, bits.get());
    }
    OptionalDouble maximum = settings.options().input().maximum();
    double largest = maximum.orElse(Double.POSITIVE_INFINITY) / scale;
    return new Numbers(
        WEIGHT_BITS,
        HostEncoding.WIDE,
        scale,
        (long) Math.min(LARGEST_INPUT + 1.0, Math.rint(largest)),
        true,
        Optional.empty());
  }

  /** What options or file say, else what the largest magnitude allows. */
  private static double inputScale(Stage stage, Settings settings) {
    if (settings.inputScale().isPresent()) {
      return settings.inputScale().getAsDouble();
    } else if (settings.options().input().maximum().isPresent()) {
      double maximum = settings.options().input().maximum().getAsDouble();
      return maximum / largestSafeInput(stage, settings.timeSteps());
    }
    throw new CompilerException(
        stage.name(),
        "the scale of the input that the host quantises for it is not known",
        "say the input's scale (1 for integers) or its largest magnitude");
  }

  /**
   * Largest integer of at most 16 bits with which 32-bit membranes cannot overflow in T steps; over
   * many steps at least one of 8 bits, since no input drives all of them one way.
   */
  private static long largestSafeInput(Stage stage, int timeSteps) {
    long perStep = 127L * stage.map().geometry().weightsPerOutput() * timeSteps;
    return Math.max(
        LEAST_INPUT, Math.min(LARGEST_INPUT, (1L << (HostEncoding.WIDE - 2)) / perStep));
  }
}
