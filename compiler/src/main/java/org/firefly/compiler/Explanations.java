package org.firefly.compiler;

import java.util.Arrays;
import java.util.Optional;
import org.firefly.compiler.LayerExplanation.Place;
import org.firefly.compiler.lower.Stage;
import org.firefly.compiler.plan.LayerPlan;
import org.firefly.compiler.quantise.MembraneRange;
import org.firefly.compiler.quantise.QuantisedLayer;

/** Gathers what is worth knowing about a compiled layer. */
final class Explanations {
  private Explanations() {}

  /**
   * @param plan how the accelerator runs it; empty for the host's layer
   */
  static LayerExplanation of(
      QuantisedLayer layer, Stage stage, MembraneRange range, int bits, Optional<LayerPlan> plan) {
    int tiles = plan.map(p -> p.passes().size()).orElse(0);
    int strips = plan.map(p -> p.strips().size()).orElse(0);
    return new LayerExplanation(
        layer.name(),
        plan.isPresent() ? Place.ACCELERATOR : Place.HOST,
        layer.description(),
        stage.neurons().equations(),
        Arrays.stream(layer.scale()).min().orElse(0),
        Arrays.stream(layer.scale()).max().orElse(0),
        Arrays.stream(layer.threshold()).min().orElse(0),
        Arrays.stream(layer.threshold()).max().orElse(0),
        layer.neuron().decay(),
        stage.neurons().reset(),
        range,
        bits,
        range.fits(bits),
        Optional.empty(),
        strips,
        strips * tiles,
        tiles);
  }
}
