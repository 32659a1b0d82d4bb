package org.firefly.compiler.quantise;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firefly.compiler.lower.Stage;

/**
 * A layer in integers beside what it was in real numbers.
 *
 * @param stage the layer in real numbers
 * @param numbers the integers of the place that computes it
 * @param layer the layer in integers
 * @param range bound on its membranes that holds for every input
 * @param roundings what rounding changed that a user should know, a sentence each
 */
public record LayerNumbers(
    Stage stage,
    Numbers numbers,
    QuantisedLayer layer,
    MembraneRange range,
    List<String> roundings) {
  public LayerNumbers {
    roundings = List.copyOf(roundings);
  }

  static LayerNumbers of(Stage stage, Numbers numbers, int timeSteps) {
    Quantiser quantiser = new Quantiser(stage, numbers);
    QuantisedLayer layer = quantiser.layer();
    return new LayerNumbers(
        stage,
        numbers,
        layer,
        RangeAnalysis.of(layer, timeSteps, numbers.largestInput(), numbers.signedInput()),
        quantiser.roundings());
  }

  /** Whether no input can make a membrane leave its width. */
  public boolean isProvenNotToOverflow() {
    return range.fits(numbers.membraneBits());
  }

  /** What a user should know of the width of the membranes. */
  Stream<String> overflowWarning() {
    return Optional.of(this).filter(l -> !l.isProvenNotToOverflow()).stream()
        .map(
            l ->
                "layer '"
                    + layer.name()
                    + "': membranes may overflow: they stay within "
                    + range
                    + " for every input, but have "
                    + numbers.membraneBits()
                    + " bits; the run raises a flag if they do.");
  }
}
