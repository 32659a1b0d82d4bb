package org.firefly.compiler;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firefly.compiler.LayerExplanation.Integers;
import org.firefly.compiler.LayerExplanation.Schedule;
import org.firefly.compiler.plan.LayerPlan;
import org.firefly.compiler.plan.Plan;
import org.firefly.compiler.quantise.LayerNumbers;
import org.firefly.compiler.quantise.Quantised;
import org.firefly.compiler.quantise.QuantisedLayer;

/** Gathers what is worth knowing about compiled layers. */
final class Explanations {
  private Explanations() {}

  static List<LayerExplanation> of(Quantised quantised, Plan plan) {
    Stream<LayerExplanation> host =
        quantised.host().stream().map(layer -> of(layer, Optional.empty()));
    Stream<LayerExplanation> accelerated =
        IntStream.range(0, plan.layers().size())
            .mapToObj(i -> of(quantised.accelerated().get(i), Optional.of(plan.layers().get(i))));
    return Stream.concat(host, accelerated).toList();
  }

  private static LayerExplanation of(LayerNumbers numbers, Optional<LayerPlan> plan) {
    return new LayerExplanation(
        numbers.layer().name(),
        numbers.layer().description(),
        numbers.stage().neurons().equations(),
        integers(numbers),
        numbers.range(),
        numbers.numbers().membraneBits(),
        plan.map(Explanations::schedule));
  }

  private static Integers integers(LayerNumbers numbers) {
    QuantisedLayer layer = numbers.layer();
    return new Integers(
        Arrays.stream(layer.scale()).min().orElse(0),
        Arrays.stream(layer.scale()).max().orElse(0),
        Arrays.stream(layer.threshold()).min().orElse(0),
        Arrays.stream(layer.threshold()).max().orElse(0),
        layer.neuron().decay(),
        numbers.stage().neurons().reset());
  }

  private static Schedule schedule(LayerPlan plan) {
    int tiles = plan.passes().size();
    return new Schedule(plan.strips().size(), plan.strips().size() * tiles, tiles);
  }
}
