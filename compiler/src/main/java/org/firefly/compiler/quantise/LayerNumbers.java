package org.firefly.compiler.quantise;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firefly.compiler.lower.LinearMap;
import org.firefly.compiler.lower.Stage;
import org.firefly.compiler.options.Settings;

/**
 * A layer in integers beside what it was in real numbers.
 *
 * @param stage the layer in real numbers
 * @param numbers the integers of the place that computes it
 * @param layer the layer in integers
 * @param range bound on its membranes that holds for every input
 * @param expectation the range that its scale leaves room for
 * @param roundings what rounding changed that a user should know, a sentence each
 */
public record LayerNumbers(
    Stage stage,
    Numbers numbers,
    QuantisedLayer layer,
    MembraneRange range,
    Expectation expectation,
    List<String> roundings) {
  public LayerNumbers {
    roundings = List.copyOf(roundings);
  }

  static LayerNumbers of(Stage stage, Numbers numbers, Settings settings) {
    LinearMap map = stage.foldedMap();
    RealLayer real = RealLayer.of(stage, map, numbers.inputScale());
    int steps = settings.timeSteps();
    Ranges ranges =
        new Ranges(
            real,
            numbers,
            steps,
            stage.neurons().gain(),
            Optional.ofNullable(
                settings.options().calibration().nodes().get(stage.neurons().node())));
    Scales scales = new ScaleChoice(real, numbers, ranges).scales();
    Quantiser quantiser = new Quantiser(stage, map, real, numbers, scales);
    QuantisedLayer layer = quantiser.layer();
    return new LayerNumbers(
        stage,
        numbers,
        layer,
        RangeAnalysis.of(layer, steps, numbers.largestInput(), numbers.signedInput()),
        scales.expectation(),
        quantiser.roundings());
  }

  /** Width of the membranes, in bits. */
  public int membraneBits() {
    return layer.neuron().membraneBits(numbers.membraneBits());
  }

  /** Whether no input can make a membrane leave its width. */
  public boolean isProvenNotToOverflow() {
    return range.fits(membraneBits());
  }

  /** What a user should know of the width of the membranes. */
  Stream<String> overflowWarning() {
    return isProvenNotToOverflow()
        ? Stream.empty()
        : Stream.of(
            "layer '"
                + layer.name()
                + "': membranes may overflow: for every input they stay within "
                + range
                + ", but have "
                + membraneBits()
                + " bits"
                + (expectation == Expectation.CALIBRATED
                    ? ", which hold twice what the calibration samples needed."
                    : "; a run tells if they do, and --calibration X.npy chooses a scale that"
                        + " fits such samples."));
  }
}
